package dev.plumbline.processors.drift.scores;

import dev.plumbline.processors.drift.state.StateReader;
import dev.plumbline.processors.drift.state.StateWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Values that cut a distribution at its p10, p25, p50, p75 and p90, fixed from a first sample.
 *
 * <p>A cut has scores on both of its sides: of equal quantiles one remains, and a cut at the largest score moves to the
 * next smaller one. A sample that never varied gets a cut below its value and one at it. Immutable.
 *
 * @param percents which quantile each cut is, ascending
 * @param values the cuts in millionths; a score above one counts, a score at it does not
 */
public record ReferenceCuts(List<Integer> percents, List<Long> values) {
    /** The quantiles in percent. */
    public static final List<Integer> QUANTILES = List.of(10, 25, 50, 75, 90);

    public ReferenceCuts {
        percents = List.copyOf(percents);
        values = List.copyOf(values);
        if (percents.size() != values.size()) {
            throw new IllegalArgumentException(percents.size() + " quantiles for " + values.size() + " cuts");
        }
    }

    /**
     * Fixes the cuts.
     *
     * @param sample counts by value, not empty
     */
    public static ReferenceCuts of(Map<Long, Long> sample) {
        TreeMap<Long, Long> sorted = new TreeMap<>(sample);
        if (sorted.size() == 1) {
            long only = sorted.firstKey();
            return new ReferenceCuts(List.of(10, 90), List.of(only - 1, only));
        }
        long total = sorted.values().stream().mapToLong(Long::longValue).sum();
        List<Integer> percents = new ArrayList<>();
        List<Long> values = new ArrayList<>();
        for (int percent : QUANTILES) {
            long cut = Math.min(quantile(sorted, total, percent), sorted.lowerKey(sorted.lastKey()));
            if (!values.contains(cut)) {
                percents.add(percent);
                values.add(cut);
            }
        }
        return new ReferenceCuts(percents, values);
    }

    private static long quantile(TreeMap<Long, Long> sorted, long total, int percent) {
        long rank = 0;
        for (Map.Entry<Long, Long> entry : sorted.entrySet()) {
            rank += entry.getValue();
            if (rank * 100 >= total * percent) {
                return entry.getKey();
            }
        }
        return sorted.lastKey();
    }

    /** How many scores of a batch lie above each cut. */
    public long[] above(ScoreBatch batch) {
        long[] above = new long[values.size()];
        for (int bin = 0; bin < batch.bins(); bin++) {
            for (int i = 0; i < above.length && batch.value(bin) > values.get(i); i++) {
                above[i] += batch.count(bin);
            }
        }
        return above;
    }

    /** Appends the cuts. */
    public void writeTo(StateWriter out) {
        out.integer(values.size());
        for (int i = 0; i < values.size(); i++) {
            out.integer(percents.get(i)).integer(values.get(i));
        }
    }

    /** The cuts that {@link #writeTo} wrote. */
    public static ReferenceCuts read(StateReader in) {
        List<Integer> percents = new ArrayList<>();
        List<Long> values = new ArrayList<>();
        int size = in.index(QUANTILES.size());
        for (int i = 0; i < size; i++) {
            percents.add(in.index(100));
            values.add(in.integer());
        }
        return new ReferenceCuts(percents, values);
    }
}
