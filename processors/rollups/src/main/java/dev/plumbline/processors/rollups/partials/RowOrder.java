package dev.plumbline.processors.rollups.partials;

import dev.plumbline.processors.rollups.CallRows;
import java.util.Arrays;

/**
 * Where the rows since the last drain are, and the route of each: as they came, then in the order of their minutes. Sorted by
 * counting, eight bits of the minute at a time, mostly once; in order already, not at all. Not thread-safe.
 */
final class RowOrder {
    private static final int SMALLEST = 1 << 8;
    private static final int DIGIT_BITS = 8;
    private static final int DIGITS = 1 << DIGIT_BITS;

    private int[] rows = new int[SMALLEST];
    private int[] routes = new int[SMALLEST];
    private int[] sortedRows = new int[SMALLEST];
    private int[] sortedRoutes = new int[SMALLEST];
    private int size;
    private boolean inOrder = true;
    private long last = Long.MIN_VALUE;
    private long lowest = Long.MAX_VALUE;
    private long highest = Long.MIN_VALUE;

    void add(int row, int route, long minute) {
        if (size == rows.length) {
            resize(2 * size);
        }
        rows[size] = row;
        routes[size++] = route;
        inOrder &= minute >= last;
        last = minute;
        lowest = Math.min(lowest, minute);
        highest = Math.max(highest, minute);
    }

    private void resize(int capacity) {
        rows = Arrays.copyOf(rows, capacity);
        routes = Arrays.copyOf(routes, capacity);
        sortedRows = new int[capacity];
        sortedRoutes = new int[capacity];
    }

    int size() {
        return size;
    }

    int row(int index) {
        return rows[index];
    }

    int route(int index) {
        return routes[index];
    }

    /** Orders the rows by minute, those of a minute as they came. */
    void sortByMinute(CallRows calls) {
        long range = inOrder ? 0 : highest - lowest;
        for (int shift = 0; shift < Long.SIZE && range >>> shift != 0; shift += DIGIT_BITS) {
            sortByDigit(calls, shift);
        }
        inOrder = true;
    }

    /** Behind the last row of the minute that the row at an index is of; the end, if the index is beyond it. */
    int endOfMinute(CallRows calls, int index) {
        if (index >= size) {
            return size;
        }
        long minute = calls.minute(rows[index]);
        int end = index + 1;
        while (end < size && calls.minute(rows[end]) == minute) {
            end++;
        }
        return end;
    }

    private void sortByDigit(CallRows calls, int shift) {
        int[] places = new int[DIGITS + 1];
        for (int i = 0; i < size; i++) {
            places[digit(calls, rows[i], shift) + 1]++;
        }
        for (int i = 0; i < DIGITS; i++) {
            places[i + 1] += places[i];
        }
        for (int i = 0; i < size; i++) {
            int place = places[digit(calls, rows[i], shift)]++;
            sortedRows[place] = rows[i];
            sortedRoutes[place] = routes[i];
        }
        swap();
    }

    private int digit(CallRows calls, int row, int shift) {
        return (int) (calls.minute(row) - lowest >>> shift) & DIGITS - 1;
    }

    private void swap() {
        int[] before = rows;
        rows = sortedRows;
        sortedRows = before;
        before = routes;
        routes = sortedRoutes;
        sortedRoutes = before;
    }

    /** Forgets the rows; gives back memory of which little was used. */
    void clear() {
        if (rows.length > SMALLEST && size < rows.length / 8) {
            resize(rows.length / 2);
        }
        size = 0;
        inOrder = true;
        last = Long.MIN_VALUE;
        lowest = Long.MAX_VALUE;
        highest = Long.MIN_VALUE;
    }
}
