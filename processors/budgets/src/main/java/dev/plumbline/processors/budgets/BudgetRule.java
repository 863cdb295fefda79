package dev.plumbline.processors.budgets;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A limit on spending: for every combination of values of some dimensions, in every period of a calendar.
 *
 * @param id names the rule, not blank
 * @param grouping dimensions whose values make a series, for example {@code [tenant, feature]}; empty for one series of
 *     everything that passes the filter
 * @param filter the values that some dimensions must have, empty for no restriction
 * @param limitNanos limit for one series and period in nano-dollars, above 0 and at most 10<sup>17</sup>
 * @param calendar the period
 * @param zone the time zone of the calendar
 * @param thresholds percentages of the limit that fire, ascending, each 1 to 1,000, at most 16
 */
public record BudgetRule(
        String id,
        List<String> grouping,
        Map<String, String> filter,
        long limitNanos,
        BudgetCalendar calendar,
        ZoneId zone,
        List<Integer> thresholds) {
    /** 50, 80 and 100 percent. */
    public static final List<Integer> DEFAULT_THRESHOLDS = List.of(50, 80, 100);

    private static final long LARGEST_LIMIT = 100_000_000_000_000_000L;
    private static final int LARGEST_PERCENT = 1000;
    private static final int MOST_THRESHOLDS = 16;

    public BudgetRule {
        grouping = List.copyOf(grouping);
        filter = Map.copyOf(filter);
        thresholds = List.copyOf(thresholds);
        List<String> violations = new ArrayList<>();
        if (id.isBlank()) {
            violations.add("id must not be blank");
        }
        if (new HashSet<>(grouping).size() < grouping.size() || grouping.contains("")) {
            violations.add("grouping must name each dimension once, was " + grouping);
        }
        if (limitNanos <= 0 || limitNanos > LARGEST_LIMIT) {
            violations.add("limitNanos must be 1 to " + LARGEST_LIMIT + ", was " + limitNanos);
        }
        if (!ascendingPercentages(thresholds)) {
            violations.add("thresholds must be 1 to " + MOST_THRESHOLDS + " ascending percentages up to "
                    + LARGEST_PERCENT + ", were " + thresholds);
        }
        if (!violations.isEmpty()) {
            throw new IllegalArgumentException("budget rule '" + id + "': " + String.join("; ", violations));
        }
    }

    private static boolean ascendingPercentages(List<Integer> thresholds) {
        int before = 0;
        for (int percent : thresholds) {
            if (percent <= before || percent > LARGEST_PERCENT) {
                return false;
            }
            before = percent;
        }
        return !thresholds.isEmpty() && thresholds.size() <= MOST_THRESHOLDS;
    }

    /**
     * The series that an event with these dimensions belongs to: grouping dimension to value, in the order of the
     * grouping, with an empty value where the event lacks the dimension. Empty if the filter does not let it pass.
     */
    public Optional<Map<String, String>> seriesOf(Map<String, String> dimensions) {
        for (Map.Entry<String, String> wanted : filter.entrySet()) {
            if (!wanted.getValue().equals(dimensions.get(wanted.getKey()))) {
                return Optional.empty();
            }
        }
        Map<String, String> series = new LinkedHashMap<>();
        for (String dimension : grouping) {
            series.put(dimension, dimensions.getOrDefault(dimension, ""));
        }
        return Optional.of(series);
    }

    /** The period that an instant falls into. */
    public BudgetPeriod periodOf(long eventMicros) {
        return BudgetPeriod.containing(calendar, zone, eventMicros);
    }

    /** The least spending in nano-dollars at which a percentage of the limit is reached. */
    public long thresholdNanos(int percent) {
        long whole = Math.multiplyExact(limitNanos / 100, percent);
        return whole + (limitNanos % 100 * percent + 99) / 100;
    }
}
