package dev.plumbline.processors.topologies.drift;

import dev.plumbline.processors.rollups.Dimension;
import dev.plumbline.processors.rollups.Grouping;
import dev.plumbline.processors.rollups.SeriesKey;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a series is to the rules: watched by some, and an element of others.
 *
 * <p>A series is an element of a watched one if it has the same values and one dimension more. Only series of a feature
 * have elements: those are in the same task, because all series of a feature share a partition. Not thread-safe.
 */
final class Roles {
    private static final int MOST_KNOWN = 50_000;

    private final List<DriftRule> rules;
    private final Map<SeriesKey, Role> known = new HashMap<>();

    /**
     * The role of one series.
     *
     * @param rules that watch it
     * @param parts the watched series that it is an element of
     */
    record Role(List<DriftRule> rules, List<Part> parts) {
        boolean matters() {
            return !rules.isEmpty() || !parts.isEmpty();
        }
    }

    /**
     * One series as an element of another.
     *
     * @param whole the watched series
     * @param dimension the dimension that splits it
     * @param element the value of that dimension
     */
    record Part(SeriesKey whole, Dimension dimension, String element) {}

    Roles(List<DriftRule> rules) {
        this.rules = List.copyOf(rules);
    }

    Role of(SeriesKey series) {
        Role role = known.get(series);
        if (role == null) {
            if (known.size() >= MOST_KNOWN) {
                known.clear();
            }
            role = new Role(watching(series), parts(series));
            known.put(series, role);
        }
        return role;
    }

    private List<DriftRule> watching(SeriesKey series) {
        return rules.stream().filter(rule -> rule.watches(series)).toList();
    }

    private List<Part> parts(SeriesKey series) {
        List<Part> parts = new ArrayList<>();
        for (Grouping whole : rules.stream().map(DriftRule::grouping).distinct().toList()) {
            if (splits(series.grouping(), whole)) {
                Part part = part(series, whole);
                if (!watching(part.whole()).isEmpty()) {
                    parts.add(part);
                }
            }
        }
        return parts;
    }

    private static boolean splits(Grouping finer, Grouping whole) {
        return whole.contains(Dimension.FEATURE)
                && finer.covers(whole)
                && finer.dimensions().size() == whole.dimensions().size() + 1;
    }

    private static Part part(SeriesKey series, Grouping whole) {
        Map<Dimension, String> values = new EnumMap<>(Dimension.class);
        Dimension splitting = Dimension.FEATURE;
        String element = "";
        for (Dimension dimension : series.grouping().dimensions()) {
            String value = series.value(dimension).orElseThrow();
            if (whole.contains(dimension)) {
                values.put(dimension, value);
            } else {
                splitting = dimension;
                element = value;
            }
        }
        return new Part(SeriesKey.of(values), splitting, element);
    }
}
