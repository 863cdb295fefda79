package dev.plumbline.processors.drift.attribution;

import java.math.BigInteger;

/**
 * Mergeable totals of scores. Immutable.
 *
 * @param count number of scores, 0 or more
 * @param sum exact sum in millionths, 0 if there are none
 * @param sumOfSquares sum of squares in squared millionths; it decides how sure a verdict is, never how shares add up
 */
public record Moments(long count, long sum, double sumOfSquares) {
    /** No scores. */
    public static final Moments NONE = new Moments(0, 0, 0);

    public Moments {
        if (count < 0 || !(sumOfSquares >= 0) || Double.isInfinite(sumOfSquares) || (count == 0 && sum != 0)) {
            throw new IllegalArgumentException(
                    "moments: count " + count + ", sum " + sum + ", sum of squares " + sumOfSquares);
        }
    }

    /** The totals of both. */
    public Moments plus(Moments other) {
        return new Moments(
                Math.addExact(count, other.count), Math.addExact(sum, other.sum), sumOfSquares + other.sumOfSquares);
    }

    /** Mean in millionths; 0 for no scores. */
    public double mean() {
        return count == 0 ? 0 : (double) sum / count;
    }

    Fraction exactMean() {
        return new Fraction(BigInteger.valueOf(sum), BigInteger.valueOf(count));
    }

    /** Sum of squared differences from the mean. */
    double scatter() {
        return Math.max(0, sumOfSquares - mean() * sum);
    }
}
