package dev.plumbline.processors.budgets;

import java.time.Duration;
import java.util.List;

/**
 * Two windows over which spending must run ahead of the budget before that is news: the long one so that it matters, the
 * short one so that it is still going on. After the multi-window alerts of the Google SRE workbook.
 *
 * @param threshold how many times as fast as the budget allows, above 0
 * @param longWindow longer than the short one
 * @param shortWindow above 0
 */
public record BurnRate(double threshold, Duration longWindow, Duration shortWindow) {
    /** 7.2 over 1 hour and 5 minutes, 3.6 over 6 hours and 30 minutes, 1.5 over 3 days and 6 hours. */
    public static final List<BurnRate> DEFAULTS = List.of(
            new BurnRate(7.2, Duration.ofHours(1), Duration.ofMinutes(5)),
            new BurnRate(3.6, Duration.ofHours(6), Duration.ofMinutes(30)),
            new BurnRate(1.5, Duration.ofDays(3), Duration.ofHours(6)));

    private static final double RESOLVED_BELOW = .8;

    public BurnRate {
        if (!(threshold > 0) || shortWindow.compareTo(Duration.ZERO) <= 0 || longWindow.compareTo(shortWindow) <= 0) {
            throw new IllegalArgumentException("burn rate: threshold and short window must be above 0, the long window"
                    + " above the short, were " + threshold + ", " + shortWindow + ", " + longWindow);
        }
    }

    /**
     * How many times as fast as the budget allows a window was spent: {@code spent / (limit * window / period)}, both
     * measured in weighted hours of the profile. 1 uses the budget up exactly at the end of the period.
     *
     * @param spentNanos spending in the window
     * @param limitNanos the budget, above 0
     * @param fromMicros start of the window
     * @param toMicros end of the window, later than its start
     */
    public static double of(
            long spentNanos,
            long limitNanos,
            BudgetPeriod period,
            WeekProfile profile,
            long fromMicros,
            long toMicros) {
        double window = profile.weightedHours(fromMicros, toMicros);
        if (limitNanos <= 0 || window <= 0) {
            throw new IllegalArgumentException("limit and window must be above 0");
        }
        return spentNanos * profile.weightedHours(period.startMicros(), period.endMicros()) / (limitNanos * window);
    }

    /** True if both windows reach the threshold. */
    public boolean fires(double longBurn, double shortBurn) {
        return longBurn >= threshold && shortBurn >= threshold;
    }

    /** True if the short window has fallen below 0.8 of the threshold. */
    public boolean resolves(double shortBurn) {
        return shortBurn < RESOLVED_BELOW * threshold;
    }
}
