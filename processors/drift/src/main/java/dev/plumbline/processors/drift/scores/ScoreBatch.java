package dev.plumbline.processors.drift.scores;

import java.util.Map;
import java.util.TreeMap;

/**
 * The scores of one series in one minute: a histogram of representative values, and their exact sum.
 *
 * <p>Values are scores in millionths. The histogram may be coarse, as a sketch's is, provided that every batch of a
 * series comes from the same quantiser: baseline and test then share its bias and it cancels. The exact sum feeds the
 * means that are reported. Bins are kept in ascending order whatever the order of building, so that equal batches give
 * equal floating-point results. Immutable.
 */
public final class ScoreBatch {
    /** No scores. */
    public static final ScoreBatch EMPTY = builder().build();

    private static final double LARGEST = 1e9;

    private final long[] values;
    private final long[] counts;
    private final long count;
    private final long exactSum;
    private final long invalid;

    private ScoreBatch(TreeMap<Long, Long> bins, long exactSum, long invalid) {
        this.invalid = invalid;
        this.values = bins.keySet().stream().mapToLong(Long::longValue).toArray();
        this.counts = bins.values().stream().mapToLong(Long::longValue).toArray();
        long total = 0;
        for (long c : counts) {
            total = Math.addExact(total, c);
        }
        this.count = total;
        this.exactSum = exactSum;
    }

    /** A batch of exact scores in millionths. */
    public static ScoreBatch of(long... scoresMillionths) {
        Builder builder = builder();
        for (long score : scoresMillionths) {
            builder.bin(score, 1);
        }
        return builder.build();
    }

    /** An empty builder. */
    public static Builder builder() {
        return new Builder();
    }

    /** Number of scores. */
    public long count() {
        return count;
    }

    /** Exact sum of the scores in millionths. */
    public long exactSum() {
        return exactSum;
    }

    /** The exact sum in millionths, but with every score outside a scale at its nearer end. */
    public long exactSumOn(ScoreScale scale) {
        long sum = exactSum;
        for (int bin = 0; bin < values.length; bin++) {
            if (!scale.contains(values[bin])) {
                long off = values[bin] - scale.lowMillionths() - scale.aboveLow(values[bin]);
                sum = Math.subtractExact(sum, Math.multiplyExact(off, counts[bin]));
            }
        }
        return sum;
    }

    /** Numbers that were no scores: not a number, or infinite. They are in no bin and no sum. */
    public long invalid() {
        return invalid;
    }

    /** Number of distinct bins. */
    public int bins() {
        return values.length;
    }

    /** The representative value of a bin in millionths; ascending in {@code bin}. */
    public long value(int bin) {
        return values[bin];
    }

    /** The number of scores in a bin, at least 1. */
    public long count(int bin) {
        return counts[bin];
    }

    /** Collects bins in any order. Not thread-safe. */
    public static final class Builder {
        private final TreeMap<Long, Long> bins = new TreeMap<>();
        private long binnedSum;
        private boolean exact;
        private long exactSum;
        private long invalid;

        private Builder() {}

        /**
         * Adds {@code count} scores whose representative is {@code valueMillionths}. Usable as the consumer of a
         * sketch's bins; a count of 0 adds nothing.
         *
         * @throws IllegalArgumentException if the count is negative
         * @throws ArithmeticException if a total leaves the range of a long
         */
        public Builder bin(long valueMillionths, long count) {
            if (count < 0) {
                throw new IllegalArgumentException("count is negative: " + count);
            }
            if (count > 0) {
                bins.merge(valueMillionths, count, Math::addExact);
                binnedSum = Math.addExact(binnedSum, Math.multiplyExact(valueMillionths, count));
            }
            return this;
        }

        /** Adds every bin of a value to count map. */
        public Builder bins(Map<Long, Long> countsByValue) {
            countsByValue.forEach(this::bin);
            return this;
        }

        /** States the exact sum in millionths; without it the sum of the representatives is taken. */
        public Builder exactSum(long sumMillionths) {
            this.exactSum = sumMillionths;
            this.exact = true;
            return this;
        }

        /**
         * Adds a score as a floating-point number, rounded to millionths. One that is no number, or infinite, is not added but
         * counted as {@link ScoreBatch#invalid}.
         */
        public Builder score(double score) {
            if (!(Math.abs(score) <= LARGEST)) {
                invalid++;
                return this;
            }
            return bin(Math.round(score * 1e6), 1);
        }

        /** The batch of everything added. */
        public ScoreBatch build() {
            return new ScoreBatch(bins, exact ? exactSum : binnedSum, invalid);
        }
    }
}
