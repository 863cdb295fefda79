package dev.plumbline.processors.rollups.partials;

import dev.plumbline.processors.rollups.Dimension;
import dev.plumbline.processors.rollups.Grouping;
import dev.plumbline.processors.rollups.Groupings;
import dev.plumbline.processors.rollups.SeriesKey;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The values that each tenant has had in each dimension, up to a limit; a value beyond it is read as {@code __other__}. All
 * tenants together may have ten times as many values as a grouping has series, which bounds the heap.
 */
final class TenantValues {
    private static final int VALUES_A_SERIES = 10;
    private static final int LEAST_VALUES = 10_000;

    private final Set<Dimension> limited = EnumSet.noneOf(Dimension.class);
    private final int perTenant;
    private final long all;
    private final Map<String, Map<Dimension, Set<String>>> known = new HashMap<>();
    private long count;

    TenantValues(Groupings groupings, CardinalityLimits limits) {
        for (Grouping grouping : groupings.fine()) {
            limited.addAll(grouping.dimensions());
        }
        limited.remove(Dimension.TENANT);
        perTenant = limits.valuesPerTenant();
        all = Math.max(LEAST_VALUES, (long) VALUES_A_SERIES * limits.seriesPerGrouping());
    }

    /** The dimensions as they are counted: the same array if no value is beyond a limit, else a copy. */
    String[] limit(String[] dimensions) {
        String[] counted = dimensions;
        Map<Dimension, Set<String>> ofTenant =
                known.computeIfAbsent(dimensions[Dimension.TENANT.ordinal()], tenant -> new HashMap<>());
        for (Dimension dimension : limited) {
            String value = dimensions[dimension.ordinal()];
            if (!isKnown(ofTenant.computeIfAbsent(dimension, unused -> new HashSet<>()), value)) {
                counted = counted == dimensions ? dimensions.clone() : counted;
                counted[dimension.ordinal()] = SeriesKey.OTHER;
            }
        }
        return counted;
    }

    private boolean isKnown(Set<String> values, String value) {
        if (values.contains(value)) {
            return true;
        }
        if (values.size() >= perTenant || count >= all) {
            return false;
        }
        count++;
        return values.add(value);
    }

    void clear() {
        known.clear();
        count = 0;
    }
}
