package dev.plumbline.processors.budgets;

/**
 * A threshold of a budget that was crossed, with everything an alert has to state.
 *
 * @param kind up or down
 * @param percent the threshold in percent of the limit
 * @param thresholdNanos the least spending that reaches it, in nano-dollars
 * @param spentNanos spending after the step that crossed it
 * @param limitNanos limit for the period
 * @param unpricedCalls calls of the period without a price, which are not in the spending
 * @param period the calendar period
 * @param eventMicros event time of the step that crossed it; for the end of the period, that end
 */
public record BudgetTransition(
        Kind kind,
        int percent,
        long thresholdNanos,
        long spentNanos,
        long limitNanos,
        long unpricedCalls,
        BudgetPeriod period,
        long eventMicros) {

    /** What happened. */
    public enum Kind {
        /** Spending has reached the threshold. */
        FIRED,
        /** A correction or a changed rule has brought spending below the threshold. */
        CORRECTED,
        /** The period is over. */
        PERIOD_ENDED
    }

    /** True if the alert for this threshold is open after the transition. */
    public boolean firing() {
        return kind == Kind.FIRED;
    }
}
