package dev.plumbline.processors.drift.experiment;

/**
 * Mergeable totals of one measure in one variant. Immutable.
 *
 * @param count observations, 0 or more
 * @param sum their sum, in the unit of the measure
 * @param sumOfSquares the sum of their squares
 */
public record ArmTotals(long count, double sum, double sumOfSquares) {
    /** No observations. */
    public static final ArmTotals NONE = new ArmTotals(0, 0, 0);

    public ArmTotals {
        if (count < 0 || !Double.isFinite(sum) || !(sumOfSquares >= 0) || Double.isInfinite(sumOfSquares)) {
            throw new IllegalArgumentException(
                    "arm: count " + count + ", sum " + sum + ", sum of squares " + sumOfSquares);
        }
    }

    /** Totals of a proportion: so many events in so many trials. */
    public static ArmTotals ofEvents(long events, long trials) {
        if (events < 0 || events > trials) {
            throw new IllegalArgumentException("arm: " + events + " events in " + trials + " trials");
        }
        return new ArmTotals(trials, events, events);
    }

    /** These totals and {@code times} observations of {@code value}. */
    public ArmTotals plus(double value, long times) {
        return plus(new ArmTotals(times, value * times, value * value * times));
    }

    /**
     * These totals and the logarithm of {@code times} observations, for latency and cost: their logarithms are compared
     * because their means hang on a few of the largest. The effect is then a difference of logarithms, a ratio.
     *
     * @param value the observation, above 0
     */
    public ArmTotals plusLog(double value, long times) {
        if (!(value > 0)) {
            throw new IllegalArgumentException("arm: the logarithm of " + value);
        }
        return plus(StrictMath.log(value), times);
    }

    /** The totals of both. */
    public ArmTotals plus(ArmTotals other) {
        return new ArmTotals(Math.addExact(count, other.count), sum + other.sum, sumOfSquares + other.sumOfSquares);
    }

    /** Mean; 0 for no observations. */
    public double mean() {
        return count == 0 ? 0 : sum / count;
    }

    /** Sum of squared differences from the mean. */
    double scatter() {
        return Math.max(0, sumOfSquares - mean() * sum);
    }
}
