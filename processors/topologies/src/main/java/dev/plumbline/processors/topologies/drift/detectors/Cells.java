package dev.plumbline.processors.topologies.drift.detectors;

/** Integers that add up. A sum that would leave the range of a long stays at its end. */
public final class Cells {
    private Cells() {}

    /** The sum of two; one of no length is nothing. */
    public static long[] plus(long[] one, long[] other) {
        if (one.length == 0 || other.length == 0) {
            return one.length == 0 ? other : one;
        }
        long[] sum = one.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] = saturated(sum[i], other[i]);
        }
        return sum;
    }

    /** The difference of two. */
    public static long[] minus(long[] one, long[] other) {
        long[] negated = new long[other.length];
        for (int i = 0; i < negated.length; i++) {
            negated[i] = -other[i];
        }
        return plus(one, negated);
    }

    private static long saturated(long a, long b) {
        long sum = a + b;
        boolean overflow = ((a ^ sum) & (b ^ sum)) < 0;
        return overflow ? (a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : sum;
    }
}
