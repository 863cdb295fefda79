package dev.plumbline.processors.rollups;

import java.math.BigInteger;

/**
 * The sum of the squared costs of calls, in squared nano-dollars, exact in 128 bits. With count and sum it gives the variance of a
 * call's cost. It cannot overflow while the sum of the costs fits into a {@code long}: the squares add up to no more than
 * its square. Not thread-safe.
 */
final class SquaredCosts {
    private long high;
    private long low;

    /** Calls with a cost whose square is not in the sum, because they were counted before squares were kept. */
    private long missing;

    /** Adds the square of a cost, or takes it out again. */
    void add(long costNanos, boolean takenBack) {
        long squareHigh = Math.multiplyHigh(costNanos, costNanos);
        long squareLow = costNanos * costNanos;
        if (takenBack) {
            squareHigh = squareLow == 0 ? -squareHigh : ~squareHigh;
            squareLow = -squareLow;
        }
        add(squareHigh, squareLow);
    }

    private void add(long otherHigh, long otherLow) {
        low += otherLow;
        high += otherHigh + (Long.compareUnsigned(low, otherLow) < 0 ? 1 : 0);
    }

    void merge(SquaredCosts other) {
        merge(other.high, other.low, other.missing);
    }

    void merge(long otherHigh, long otherLow, long otherMissing) {
        add(otherHigh, otherLow);
        missing = Math.addExact(missing, otherMissing);
    }

    long high() {
        return high;
    }

    long low() {
        return low;
    }

    long missing() {
        return missing;
    }

    void clear() {
        high = 0;
        low = 0;
        missing = 0;
    }

    BigInteger sum() {
        BigInteger unsignedLow = BigInteger.valueOf(low >>> 1).shiftLeft(1).or(BigInteger.valueOf(low & 1));
        return BigInteger.valueOf(high).shiftLeft(64).add(unsignedLow);
    }
}
