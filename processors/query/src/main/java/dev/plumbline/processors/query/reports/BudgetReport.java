package dev.plumbline.processors.query.reports;

import dev.plumbline.processors.query.answers.Money;
import dev.plumbline.schemas.records.BudgetState;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * Spending against one budget in one calendar period.
 *
 * @param rule the budget rule
 * @param scope dimension names to values, sorted by name
 * @param period the calendar period
 * @param limit the budget for the period
 * @param spent spent so far; a lower bound when there are unpriced calls
 * @param spentShare spent over limit, six decimals
 * @param elapsedShare how much of the period had passed at {@code asOf}, six decimals
 * @param unpricedCalls calls of the period without a known price
 * @param asOf event time up to which spending is known
 */
public record BudgetReport(
        String rule,
        Map<String, String> scope,
        Period period,
        Dollars limit,
        Dollars spent,
        BigDecimal spentShare,
        BigDecimal elapsedShare,
        long unpricedCalls,
        Instant asOf) {

    /**
     * A calendar period.
     *
     * @param start inclusive
     * @param end exclusive
     * @param zone IANA time zone of the calendar
     */
    public record Period(Instant start, Instant end, String zone) {}

    /**
     * An exact amount of money.
     *
     * @param nanos nano-dollars, as text
     * @param usd the same in dollars with nine decimals
     */
    public record Dollars(String nanos, String usd) {
        static Dollars of(long nanos) {
            return new Dollars(Long.toString(nanos), Money.usd(nanos));
        }
    }

    /** The report of a record. */
    public static BudgetReport of(BudgetState state) {
        long length = state.getPeriodEndMicros() - state.getPeriodStartMicros();
        long elapsed = Math.min(length, Math.max(0, state.getAsOfMicros() - state.getPeriodStartMicros()));
        return new BudgetReport(
                state.getRuleId(),
                new TreeMap<>(state.getDimensions()),
                new Period(
                        Micros.instant(state.getPeriodStartMicros()),
                        Micros.instant(state.getPeriodEndMicros()),
                        state.getZone()),
                Dollars.of(state.getLimitNanos()),
                Dollars.of(state.getSpentNanos()),
                share(state.getSpentNanos(), state.getLimitNanos()),
                share(elapsed, length),
                state.getUnpricedCalls(),
                Micros.instant(state.getAsOfMicros()));
    }

    private static BigDecimal share(long part, long whole) {
        return whole == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 6, RoundingMode.HALF_EVEN);
    }
}
