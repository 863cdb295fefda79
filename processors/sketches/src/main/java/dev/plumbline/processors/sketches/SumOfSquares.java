package dev.plumbline.processors.sketches;

import java.math.BigInteger;

/** An exact, non-negative 127-bit accumulator. */
final class SumOfSquares {

    private long high;
    private long low;

    SumOfSquares() {}

    SumOfSquares(long high, long low) {
        this.high = high;
        this.low = low;
    }

    /** value² · times; value · times must fit into 63 bits, so the result fits into 126. */
    static SumOfSquares of(long value, long times) {
        long scaled = value * times;
        return new SumOfSquares(Math.multiplyHigh(value, scaled), value * scaled);
    }

    /**
     * Checks that {@link #add} would not overflow.
     *
     * @throws ArithmeticException if it would
     */
    void requireRoomFor(SumOfSquares other) {
        Math.addExact(Math.addExact(high, other.high), carry(other));
    }

    void add(SumOfSquares other) {
        high += other.high + carry(other);
        low += other.low;
    }

    private int carry(SumOfSquares other) {
        return Long.compareUnsigned(low + other.low, low) < 0 ? 1 : 0;
    }

    /** Whether {@code count} numbers with that sum can have these squares: count · Σx² is at least (Σx)². */
    boolean isPossible(long count, long sum) {
        if (high != 0 || low < 0) {
            BigInteger exactSum = BigInteger.valueOf(sum);
            return toBigInteger().multiply(BigInteger.valueOf(count)).compareTo(exactSum.multiply(exactSum)) >= 0;
        }
        long most = Math.multiplyHigh(count, low);
        long needed = Math.multiplyHigh(sum, sum);
        return most == needed ? Long.compareUnsigned(count * low, sum * sum) >= 0 : most > needed;
    }

    long high() {
        return high;
    }

    long low() {
        return low;
    }

    void clear() {
        high = 0;
        low = 0;
    }

    SumOfSquares copy() {
        return new SumOfSquares(high, low);
    }

    BigInteger toBigInteger() {
        BigInteger unsignedLow = BigInteger.valueOf(low >>> 1).shiftLeft(1).or(BigInteger.valueOf(low & 1));
        return BigInteger.valueOf(high).shiftLeft(64).add(unsignedLow);
    }
}
