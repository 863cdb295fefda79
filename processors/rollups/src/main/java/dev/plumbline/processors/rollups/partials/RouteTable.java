package dev.plumbline.processors.rollups.partials;

import dev.plumbline.processors.rollups.Dimension;
import dev.plumbline.processors.rollups.Groupings;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * From the dimensions of a call straight to the series it updates, in one probe, without making a key.
 *
 * <p>Only the dimensions that some grouping uses are compared. This is a cache: when full it is emptied.
 */
final class RouteTable {

    private static final int MAX_ROUTES = 1 << 16;

    private final int[] used;
    private @Nullable Route[] slots = new Route[1 << 8];
    private int size;

    private record Route(int hash, String[] values, PartialSeries[] targets) {}

    RouteTable(Groupings groupings) {
        used = groupings.fine().stream()
                .flatMap(grouping -> grouping.dimensions().stream())
                .distinct()
                .mapToInt(Dimension::ordinal)
                .sorted()
                .toArray();
    }

    PartialSeries @Nullable [] find(String[] dimensions) {
        Route route = slots[slot(hash(dimensions), dimensions)];
        return route == null ? null : route.targets;
    }

    void add(String[] dimensions, PartialSeries[] targets) {
        if (size == MAX_ROUTES) {
            clear();
        }
        if (2 * (size + 1) > slots.length) {
            grow();
        }
        int hash = hash(dimensions);
        slots[slot(hash, dimensions)] = new Route(hash, dimensions.clone(), targets);
        size++;
    }

    private int hash(String[] dimensions) {
        int hash = 0;
        for (int dimension : used) {
            hash = hash * 31 + dimensions[dimension].hashCode();
        }
        hash *= 0x9E3779B9;
        return hash ^ hash >>> 16;
    }

    private int slot(int hash, String[] dimensions) {
        int slot = hash & slots.length - 1;
        Route route = slots[slot];
        while (route != null && !(route.hash == hash && matches(route.values, dimensions))) {
            slot = slot + 1 & slots.length - 1;
            route = slots[slot];
        }
        return slot;
    }

    private boolean matches(String[] values, String[] dimensions) {
        for (int dimension : used) {
            if (!values[dimension].equals(dimensions[dimension])) {
                return false;
            }
        }
        return true;
    }

    private void grow() {
        @Nullable Route[] old = slots;
        slots = new Route[2 * old.length];
        for (Route route : old) {
            if (route != null) {
                slots[slot(route.hash, route.values)] = route;
            }
        }
    }

    int size() {
        return size;
    }

    void clear() {
        Arrays.fill(slots, null);
        size = 0;
    }
}
