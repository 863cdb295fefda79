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
