package dev.plumbline.processors.rollups.partials;

import dev.plumbline.processors.rollups.Aggregate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Aggregates by minute: open addressing with linear probing, and a shortcut for the minute asked for last, which nearly
 * every call hits.
 */
final class MinuteCells {

    private static final int SMALLEST = 4;

    private long[] minutes = new long[SMALLEST];
    private @Nullable Aggregate[] cells = new Aggregate[SMALLEST];
    private int size;
    private long lastMinute;
    private @Nullable Aggregate last;

    /** Takes an aggregate and its minute, counted from the epoch. */
    @FunctionalInterface
    interface Visitor {
        void visit(long minute, Aggregate aggregate);
    }

    boolean isEmpty() {
        return size == 0;
    }

    @Nullable
    Aggregate find(long minute) {
        if (minute == lastMinute && last != null) {
            return last;
        }
        Aggregate found = cells[slot(minute)];
        if (found != null) {
            lastMinute = minute;
            last = found;
        }
        return found;
    }

    /** Adds an aggregate for a minute that has none. */
    Aggregate add(long minute) {
        if (2 * (size + 1) > cells.length) {
            grow();
        }
        Aggregate added = new Aggregate();
        put(minute, added);
        size++;
        lastMinute = minute;
        last = added;
        return added;
    }

    private void put(long minute, Aggregate aggregate) {
        int slot = slot(minute);
        minutes[slot] = minute;
        cells[slot] = aggregate;
    }

    /** The slot that holds the minute, else the free one where it belongs. */
    private int slot(long minute) {
        int mask = cells.length - 1;
        int slot = (int) ((minute * 0x9E3779B97F4A7C15L) >>> 40) & mask;
        while (cells[slot] != null && minutes[slot] != minute) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldMinutes = minutes;
        @Nullable Aggregate[] oldCells = cells;
        minutes = new long[2 * oldMinutes.length];
        cells = new Aggregate[2 * oldCells.length];
        for (int i = 0; i < oldCells.length; i++) {
            Aggregate cell = oldCells[i];
            if (cell != null) {
                put(oldMinutes[i], cell);
            }
        }
    }

    void forEach(Visitor visitor) {
        for (int i = 0; i < cells.length; i++) {
            Aggregate cell = cells[i];
            if (cell != null) {
                visitor.visit(minutes[i], cell);
            }
        }
    }

    void clear() {
        if (cells.length > 4 * SMALLEST) {
            minutes = new long[SMALLEST];
            cells = new Aggregate[SMALLEST];
        } else {
            Arrays.fill(cells, null);
        }
        size = 0;
        last = null;
    }
}
