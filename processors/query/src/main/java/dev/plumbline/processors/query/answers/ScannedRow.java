package dev.plumbline.processors.query.answers;

import dev.plumbline.processors.rollups.Aggregate;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What was found for one row: its total and its windows. Windows without calls are absent, so that gaps stay gaps. For
 * one thread.
 */
final class ScannedRow {
    private final Aggregate total = new Aggregate();
    private final NavigableMap<Instant, Aggregate> windows = new TreeMap<>();

    /** Adds to the total and to a window; true when the window is new. */
    boolean add(Instant window, Aggregate aggregate) {
        total.merge(aggregate);
        int before = windows.size();
        windows.computeIfAbsent(window, at -> new Aggregate()).merge(aggregate);
        return windows.size() > before;
    }

    /** Adds to the total only. */
    void add(Aggregate aggregate) {
        total.merge(aggregate);
    }

    /** Adds all of another row. */
    void add(ScannedRow other) {
        total.merge(other.total);
        other.windows.forEach((at, aggregate) ->
                windows.computeIfAbsent(at, start -> new Aggregate()).merge(aggregate));
    }

    Aggregate total() {
        return total;
    }

    NavigableMap<Instant, Aggregate> windows() {
        return windows;
    }
}
