package dev.plumbline.processors.rollups.partials;

import dev.plumbline.processors.rollups.Dimension;
import dev.plumbline.processors.rollups.Groupings;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * From the dimensions of a call straight to a number for the series it counts in, without making a key.
 *
 * <p>The hashes that texts keep of themselves find a slot of an open-addressing table, and so the number of a route; its names are
 * then compared, mostly by being the same objects. For each grouping a column has the series of every route. This is
 * a cache: when full, it is emptied. Numbers are not used again before {@link #forgetNumbers}.
 */
final class RouteTable {

    /** No such route. */
    static final int NONE = -1;

    private static final int MAX_ROUTES = 1 << 17;
    private static final int SMALLEST = 1 << 8;

    private final int[] used;
    private final Map<String, String> distinct = new HashMap<>();

    /** By slot, side by side: the hash of a route, and its number plus 1, or 0 if the slot is free. */
    private int[] slots = new int[2 * SMALLEST];

    private String[] names;
    private boolean[] others = new boolean[SMALLEST];
    private final int[][] series;
    private int routes;
    private int live;
    private int lastHash;

    RouteTable(Groupings groupings) {
        used = groupings.fine().stream()
                .flatMap(grouping -> grouping.dimensions().stream())
                .distinct()
                .mapToInt(Dimension::ordinal)
                .sorted()
                .toArray();
        names = new String[SMALLEST * used.length];
        series = new int[groupings.all().size()][SMALLEST];
    }

    /** The number of the route; {@link #NONE} if it has to be resolved and added. */
    int find(String[] dimensions) {
        int hash = 0;
        for (int dimension : used) {
            hash = (hash ^ dimensions[dimension].hashCode()) * 0x9E3779B9;
            hash ^= hash >>> 15;
        }
        lastHash = hash;
        int mask = slots.length - 1;
        for (int slot = 2 * hash & mask; slots[slot + 1] != 0; slot = slot + 2 & mask) {
            if (slots[slot] == hash && matches(slots[slot + 1] - 1, dimensions)) {
                return slots[slot + 1] - 1;
            }
        }
        return NONE;
    }

    private boolean matches(int route, String[] dimensions) {
        int at = route * used.length;
        for (int dimension : used) {
            if (!names[at++].equals(dimensions[dimension])) {
                return false;
            }
        }
        return true;
    }

    /**
     * Adds a route for the dimensions that {@link #find} was asked for last.
     *
     * @param numbers its series, one a grouping
     * @param other whether one of them stands for names that are not told apart
     * @return its number
     */
    int addLast(String[] dimensions, int[] numbers, boolean other) {
        if (routes == others.length) {
            widen();
        }
        int at = routes * used.length;
        for (int dimension : used) {
            names[at++] = distinct.computeIfAbsent(dimensions[dimension], name -> name);
        }
        for (int i = 0; i < series.length; i++) {
            series[i][routes] = numbers[i];
        }
        others[routes] = other;
        if (4 * (live + 1) > slots.length) {
            grow();
        }
        put(lastHash, routes + 1);
        live++;
        return routes++;
    }

    private void widen() {
        int more = 2 * others.length;
        names = Arrays.copyOf(names, more * used.length);
        others = Arrays.copyOf(others, more);
        Arrays.setAll(series, i -> Arrays.copyOf(series[i], more));
    }

    private void grow() {
        int[] old = slots;
        slots = new int[2 * old.length];
        for (int i = 0; i < old.length; i += 2) {
            if (old[i + 1] != 0) {
                put(old[i], old[i + 1]);
            }
        }
    }

    private void put(int hash, int numberPlusOne) {
        int mask = slots.length - 1;
        int slot = 2 * hash & mask;
        while (slots[slot + 1] != 0) {
            slot = slot + 2 & mask;
        }
        slots[slot] = hash;
        slots[slot + 1] = numberPlusOne;
    }

    boolean isFull() {
        return live == MAX_ROUTES;
    }

    boolean isOther(int route) {
        return others[route];
    }

    /** The series of a grouping by route, longer than there are routes. Not to be changed. */
    int[] series(int grouping) {
        return series[grouping];
    }

    /** Finds nothing any more; what has a number keeps it. */
    void clear() {
        slots = new int[2 * SMALLEST];
        distinct.clear();
        live = 0;
    }

    /** Clears, and starts to count from 0. */
    void forgetNumbers() {
        clear();
        names = new String[SMALLEST * used.length];
        others = new boolean[SMALLEST];
        Arrays.setAll(series, i -> new int[SMALLEST]);
        routes = 0;
    }
}
