package dev.plumbline.processors.rollups.partials;

import dev.plumbline.processors.rollups.Dimension;
import dev.plumbline.processors.rollups.Groupings;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * From the dimensions of a call straight to the series it updates, without making a key.
 *
 * <p>Every dimension that some grouping uses is turned into a small number first; the numbers, side by side in one
 * array, are the key of an open-addressing table. So a lookup touches the few distinct names, which stay in the
 * processor's cache, and one line of the table. This is a cache: when full it is emptied.
 */
final class RouteTable {

    private static final int MAX_ROUTES = 1 << 17;
    private static final int SMALLEST = 1 << 8;

    private final int[] used;
    private final NameTable[] names;
    private final int[] probe;
    private int[] keys;
    private PartialSeries[] @Nullable [] routes;
    private int size;

    RouteTable(Groupings groupings) {
        used = groupings.fine().stream()
                .flatMap(grouping -> grouping.dimensions().stream())
                .distinct()
                .mapToInt(Dimension::ordinal)
                .sorted()
                .toArray();
        names = new NameTable[used.length];
        Arrays.setAll(names, i -> new NameTable());
        probe = new int[used.length];
        keys = new int[SMALLEST * used.length];
        routes = new PartialSeries[SMALLEST][];
    }

    /** The series; null if they have to be resolved and added. */
    PartialSeries @Nullable [] find(String[] dimensions) {
        for (int i = 0; i < used.length; i++) {
            probe[i] = names[i].number(dimensions[used[i]]);
        }
        return routes[slot(probe, 0)];
    }

    /** Adds the series for the dimensions that {@link #find} was asked for last. */
    void addLast(PartialSeries[] targets) {
        if (2 * (size + 1) > routes.length) {
            grow();
        }
        put(probe, 0, targets);
        size++;
    }

    boolean isFull() {
        return size == MAX_ROUTES;
    }

    private void put(int[] source, int at, PartialSeries[] targets) {
        int slot = slot(source, at);
        System.arraycopy(source, at, keys, slot * used.length, used.length);
        routes[slot] = targets;
    }

    /** The slot that holds the key found at an offset of an array, else the free one where it belongs. */
    private int slot(int[] source, int at) {
        int hash = 0;
        for (int i = 0; i < used.length; i++) {
            hash = (hash ^ source[at + i]) * 0x9E3779B9;
            hash ^= hash >>> 15;
        }
        int slot = hash & routes.length - 1;
        while (routes[slot] != null && !matches(slot * used.length, source, at)) {
            slot = slot + 1 & routes.length - 1;
        }
        return slot;
    }

    private boolean matches(int key, int[] source, int at) {
        for (int i = 0; i < used.length; i++) {
            if (keys[key + i] != source[at + i]) {
                return false;
            }
        }
        return true;
    }

    private void grow() {
        int[] oldKeys = keys;
        PartialSeries[] @Nullable [] oldRoutes = routes;
        keys = new int[2 * oldKeys.length];
        routes = new PartialSeries[2 * oldRoutes.length][];
        for (int i = 0; i < oldRoutes.length; i++) {
            PartialSeries[] targets = oldRoutes[i];
            if (targets != null) {
                put(oldKeys, i * used.length, targets);
            }
        }
    }

    int size() {
        return size;
    }

    void clear() {
        keys = new int[SMALLEST * used.length];
        routes = new PartialSeries[SMALLEST][];
        Arrays.setAll(names, i -> new NameTable());
        size = 0;
    }
}
