package dev.plumbline.processors.rollups.partials;

import java.util.BitSet;

/**
 * The rows of each series of one grouping side by side: series by number, which is how they lie in memory, rows of a series as they were before. A
 * counting sort, so the time is linear in the rows, however many share a series. Not thread-safe.
 */
final class SeriesGroups {
    private static final int SMALLEST = 1 << 8;

    private int[] rows = new int[SMALLEST];

    /** By number of a series: its rows, then where its next row goes; 0 when not in use. */
    private int[] counts = new int[SMALLEST];

    private int[] series = new int[SMALLEST];
    private int[] ends = new int[SMALLEST];
    private final BitSet found = new BitSet();
    private int size;

    /** Makes room for so many rows at a time, of series whose numbers are all below one; gives back what is far more. */
    void makeRoom(int rowCount, int numbers) {
        if (rowCount > rows.length || rowCount < rows.length / 16) {
            rows = new int[Math.max(SMALLEST, 2 * rowCount)];
        }
        if (numbers > counts.length || numbers < counts.length / 16) {
            int capacity = Math.max(SMALLEST, 2 * numbers);
            counts = new int[capacity];
            series = new int[capacity];
            ends = new int[capacity];
        }
    }

    /**
     * Groups the rows from {@code from} until before {@code to}.
     *
     * @param seriesOfRoute the number of the series of each route
     */
    void group(RowOrder order, int from, int to, int[] seriesOfRoute) {
        count(order, from, to, seriesOfRoute);
        int start = 0;
        for (int i = 0; i < size; i++) {
            int count = counts[series[i]];
            counts[series[i]] = start;
            start += count;
        }
        for (int i = from; i < to; i++) {
            rows[counts[seriesOfRoute[order.route(i)]]++] = order.row(i);
        }
        for (int i = 0; i < size; i++) {
            ends[i] = counts[series[i]];
            counts[series[i]] = 0;
        }
    }

    private void count(RowOrder order, int from, int to, int[] seriesOfRoute) {
        size = 0;
        for (int i = from; i < to; i++) {
            int number = seriesOfRoute[order.route(i)];
            if (counts[number]++ == 0) {
                found.set(number);
            }
        }
        for (int number = found.nextSetBit(0); number >= 0; number = found.nextSetBit(number + 1)) {
            series[size++] = number;
        }
        found.clear();
    }

    /** How many series there are. */
    int size() {
        return size;
    }

    /** The number of a series. */
    int series(int group) {
        return series[group];
    }

    /** Where the rows of a series start. */
    int start(int group) {
        return group == 0 ? 0 : ends[group - 1];
    }

    /** Behind the last row of a series. */
    int end(int group) {
        return ends[group];
    }

    int row(int index) {
        return rows[index];
    }
}
