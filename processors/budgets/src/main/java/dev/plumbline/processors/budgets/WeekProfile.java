package dev.plumbline.processors.budgets;

import java.util.Arrays;

/**
 * How spending spreads over the 168 hours of a week (UTC, from Monday midnight), so that a quiet night is not taken for
 * thrift nor a busy noon for waste.
 *
 * <p>Weights average 1. Each is at least 0.05: an hour that never saw spending may see some. Immutable.
 */
public final class WeekProfile {
    /** Hours in a week. */
    public static final int HOURS = 168;

    /** Every hour alike. */
    public static final WeekProfile FLAT = of(new long[HOURS]);

    private static final double PART_THAT_IS_FLAT = .05;
    private static final long HOUR = 3_600_000_000L;
    /** The epoch was a Thursday. */
    private static final int EPOCH_HOUR = 72;

    private final double[] weights;

    private WeekProfile(double[] weights) {
        this.weights = weights;
    }

    /**
     * The profile of past spending.
     *
     * @param nanos spending by hour of the week over whole weeks, 168 amounts, none negative; flat if all are 0
     * @throws IllegalArgumentException for another number of amounts, or a negative one
     */
    public static WeekProfile of(long[] nanos) {
        if (nanos.length != HOURS || Arrays.stream(nanos).anyMatch(amount -> amount < 0)) {
            throw new IllegalArgumentException("profile needs " + HOURS + " amounts of 0 or more");
        }
        double mean = Arrays.stream(nanos).asDoubleStream().sum() / HOURS;
        double[] weights = new double[HOURS];
        for (int hour = 0; hour < HOURS; hour++) {
            weights[hour] = mean > 0 ? PART_THAT_IS_FLAT + (1 - PART_THAT_IS_FLAT) * nanos[hour] / mean : 1;
        }
        return new WeekProfile(weights);
    }

    /** Weighted hours from an instant up to another, in microseconds since the epoch; 0 if it is not later. */
    public double weightedHours(long fromMicros, long toMicros) {
        double total = 0;
        long at = fromMicros;
        while (at < toMicros) {
            long hour = Math.floorDiv(at, HOUR);
            long end = Math.min(toMicros, (hour + 1) * HOUR);
            total += weights[(int) Math.floorMod(hour + EPOCH_HOUR, (long) HOURS)] * (end - at) / HOUR;
            at = end;
        }
        return total;
    }
}
