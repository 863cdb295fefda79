package dev.plumbline.processors.budgets;

/**
 * Spending expected at the end of a period.
 *
 * <p>What is spent, plus the level of the last 7 days times the weighted hours that remain. The rest of the period is
 * log-normal with the relative standard deviation {@code 1.6 sqrt(s^2/H + s^2/7 + q^2 (H/3 + 7/3))}, H the days that
 * remain, s and q the daily noise and the walk of the level. The factor 1.6 is empirical: without it an interval of
 * nominally 90 % covers 68 to 80 %. Deterministic.
 *
 * @param expectedNanos the median of the forecast
 * @param lowNanos 5 % of outcomes lie below
 * @param highNanos 5 % of outcomes lie above
 * @param overrun probability that the limit is passed
 */
public record BudgetForecast(long expectedNanos, long lowNanos, long highNanos, double overrun) {
    private static final double Z90 = 1.6449;
    private static final double WIDENED = 1.6;
    private static final double ALERT_AT = .9;
    private static final long DAY = 86_400_000_000L;
    private static final double FEWEST_DAYS = 1.0 / 24;
    private static final int LEVEL_DAYS = 7;

    /**
     * Forecasts a period.
     *
     * @param limitNanos the budget
     * @param nowMicros the instant up to which spending is known, within the period or at its end
     * @param spentNanos spent in the period until then
     * @param lastWeekNanos spent in the 7 days until then, in this period or before it, 0 or more
     * @throws IllegalArgumentException if the instant lies outside the period, or the last week is negative
     */
    public static BudgetForecast of(
            long limitNanos,
            BudgetPeriod period,
            WeekProfile profile,
            SpendingNoise noise,
            long nowMicros,
            long spentNanos,
            long lastWeekNanos) {
        if (nowMicros < period.startMicros() || nowMicros > period.endMicros() || lastWeekNanos < 0) {
            throw new IllegalArgumentException("now must lie within the period and the last week not be negative");
        }
        double rest = lastWeekNanos
                * profile.weightedHours(nowMicros, period.endMicros())
                / profile.weightedHours(nowMicros - LEVEL_DAYS * DAY, nowMicros);
        double sd = relativeSd(noise, (double) (period.endMicros() - nowMicros) / DAY);
        return new BudgetForecast(
                at(spentNanos, rest),
                at(spentNanos, rest * StrictMath.exp(-Z90 * sd)),
                at(spentNanos, rest * StrictMath.exp(Z90 * sd)),
                overrun(limitNanos - (double) spentNanos, rest, sd));
    }

    private static double relativeSd(SpendingNoise noise, double days) {
        double left = Math.max(FEWEST_DAYS, days);
        double daily = noise.daily() * noise.daily() * (1 / left + 1.0 / LEVEL_DAYS);
        double walk = noise.walk() * noise.walk() * (left + LEVEL_DAYS) / 3;
        return WIDENED * StrictMath.sqrt(daily + walk);
    }

    private static double overrun(double left, double rest, double sd) {
        if (left < 0) {
            return 1;
        }
        if (sd == 0 || rest == 0 || left == 0) {
            return rest > left ? 1 : 0;
        }
        return normalBelow(StrictMath.log(rest / left) / sd);
    }

    /** Distribution function of the standard normal; Abramowitz and Stegun 26.2.17, error below 7.5e-8. */
    private static double normalBelow(double z) {
        double t = 1 / (1 + .2316419 * Math.abs(z));
        double poly = t * (.319381530 + t * (-.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        double tail = StrictMath.exp(-z * z / 2) / StrictMath.sqrt(2 * Math.PI) * poly;
        return z > 0 ? 1 - tail : tail;
    }

    private static long at(long spentNanos, double rest) {
        return Math.round(spentNanos + rest);
    }

    /** True if the limit is passed with a probability of at least 0.9. */
    public boolean alerts() {
        return overrun >= ALERT_AT;
    }
}
