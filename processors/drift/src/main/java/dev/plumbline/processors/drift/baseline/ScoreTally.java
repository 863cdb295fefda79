package dev.plumbline.processors.drift.baseline;

import dev.plumbline.processors.drift.scores.ScoreBatch;
import dev.plumbline.processors.drift.scores.ScoreScale;
import dev.plumbline.processors.drift.state.StateReader;
import dev.plumbline.processors.drift.state.StateWriter;

/**
 * Mergeable totals of scores: counts and sums by hour of the day (UTC), sum of squares, exact sum.
 *
 * <p>Values are millionths above the low end of the scale, clipped to it. Not thread-safe.
 */
final class ScoreTally {
    static final int HOURS = 24;

    private final long[] counts = new long[HOURS];
    private final long[] sums = new long[HOURS];
    private double squares;
    private double cubes;
    private long exactSum;

    void add(int hour, ScoreBatch batch, ScoreScale scale) {
        for (int bin = 0; bin < batch.bins(); bin++) {
            long value = scale.aboveLow(batch.value(bin));
            long count = batch.count(bin);
            counts[hour] = Math.addExact(counts[hour], count);
            sums[hour] = Math.addExact(sums[hour], Math.multiplyExact(value, count));
            squares += (double) value * value * count;
            cubes += (double) value * value * value * count;
        }
        exactSum = Math.addExact(exactSum, batch.exactSumOn(scale));
    }

    void add(ScoreTally other) {
        for (int hour = 0; hour < HOURS; hour++) {
            counts[hour] = Math.addExact(counts[hour], other.counts[hour]);
            sums[hour] = Math.addExact(sums[hour], other.sums[hour]);
        }
        squares += other.squares;
        cubes += other.cubes;
        exactSum = Math.addExact(exactSum, other.exactSum);
    }

    long count() {
        return count(0, HOURS);
    }

    /** Scores in the hours {@code from} up to but without {@code to}. */
    long count(int from, int to) {
        long total = 0;
        for (int hour = from; hour < to; hour++) {
            total += counts[hour];
        }
        return total;
    }

    /** Sum in the hours {@code from} up to but without {@code to}. */
    long sum(int from, int to) {
        long total = 0;
        for (int hour = from; hour < to; hour++) {
            total = Math.addExact(total, sums[hour]);
        }
        return total;
    }

    /** Mean above the low end in millionths. */
    double mean() {
        return (double) sum(0, HOURS) / count();
    }

    /** Variance in squared millionths, divided by n. */
    double variance() {
        double mean = mean();
        return Math.max(0, squares / count() - mean * mean);
    }

    /** Third central moment in cubed millionths, divided by n. */
    double thirdMoment() {
        double mean = mean();
        return cubes / count() - 3 * mean * squares / count() + 2 * mean * mean * mean;
    }

    long exactSum() {
        return exactSum;
    }

    void writeTo(StateWriter out) {
        for (int hour = 0; hour < HOURS; hour++) {
            out.integer(counts[hour]);
            if (counts[hour] > 0) {
                out.integer(sums[hour]);
            }
        }
        out.real(squares).real(cubes).integer(exactSum);
    }

    static ScoreTally read(StateReader in) {
        ScoreTally tally = new ScoreTally();
        for (int hour = 0; hour < HOURS; hour++) {
            tally.counts[hour] = in.integer();
            if (tally.counts[hour] > 0) {
                tally.sums[hour] = in.integer();
            }
        }
        tally.squares = in.real();
        tally.cubes = in.real();
        tally.exactSum = in.integer();
        return tally;
    }
}
