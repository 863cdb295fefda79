package dev.plumbline.processors.topologies.alerting;

import dev.plumbline.processors.budgets.BudgetRule;
import dev.plumbline.processors.budgets.BudgetState;
import dev.plumbline.processors.budgets.BudgetTransition;
import dev.plumbline.processors.topologies.alerts.AlertId;
import dev.plumbline.schemas.records.Alert;
import dev.plumbline.schemas.records.AlertKind;
import dev.plumbline.schemas.records.AlertState;
import dev.plumbline.schemas.records.Severity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/** Words budget states and crossed thresholds as records. */
public final class BudgetRecords {
    private static final int WARNING_PERCENT = 80;
    private static final int CRITICAL_PERCENT = 100;

    private BudgetRecords() {}

    /** The state as a record of the budgets topic. */
    public static dev.plumbline.schemas.records.BudgetState state(BudgetRule rule, BudgetKey key, BudgetState state) {
        return dev.plumbline.schemas.records.BudgetState.newBuilder()
                .setRuleId(rule.id())
                .setDimensions(key.series().asMap())
                .setPeriodStartMicros(state.period().startMicros())
                .setPeriodEndMicros(state.period().endMicros())
                .setZone(rule.zone().getId())
                .setLimitNanos(rule.limitNanos())
                .setSpentNanos(state.spentNanos())
                .setUnpricedCalls(state.unpricedCalls())
                .setAsOfMicros(state.asOfMicros())
                .setRevision(Math.max(0, state.revision()))
                .setPriceVersion(state.priceVersion())
                .build();
    }

    static Alert alert(BudgetRule rule, BudgetKey key, BudgetTransition transition) {
        String id = AlertId.of(
                rule.id(),
                key.series(),
                "spend:" + transition.percent(),
                transition.period().startMicros());
        return Alert.newBuilder()
                .setAlertId(id)
                .setRuleId(rule.id())
                .setKind(AlertKind.BUDGET)
                .setState(stateOf(transition))
                .setSeverity(severity(transition.percent()))
                .setDimensions(key.series().asMap())
                .setMetric("spend")
                .setSummary(summary(rule, key, transition))
                .setFiredAtMicros(transition.eventMicros())
                .setResolvedAtMicros(transition.firing() ? null : (Long) transition.eventMicros())
                .setBaselineMicros(transition.limitNanos() / 1_000)
                .setValueMicros(transition.spentNanos() / 1_000)
                .setThresholdMicros(transition.thresholdNanos() / 1_000)
                .setAttributions(List.of())
                .setPath("/alerts/" + id)
                .build();
    }

    private static AlertState stateOf(BudgetTransition transition) {
        return switch (transition.kind()) {
            case FIRED -> AlertState.FIRING;
            case CORRECTED -> AlertState.CORRECTED;
            case PERIOD_ENDED -> AlertState.RESOLVED;
        };
    }

    private static Severity severity(int percent) {
        if (percent >= CRITICAL_PERCENT) {
            return Severity.CRITICAL;
        }
        return percent >= WARNING_PERCENT ? Severity.WARNING : Severity.INFO;
    }

    private static String summary(BudgetRule rule, BudgetKey key, BudgetTransition transition) {
        String who = String.join(" · ", key.series().asMap().values());
        String period = rule.calendar().name().toLowerCase(Locale.ROOT) + " of "
                + date(transition.period().startMicros(), rule.zone());
        return switch (transition.kind()) {
            case FIRED ->
                String.format(
                        Locale.ROOT,
                        "%s has spent %s, %d%% of %s for the %s%s.",
                        who,
                        dollars(transition.spentNanos()),
                        percent(transition.spentNanos(), transition.limitNanos()),
                        dollars(transition.limitNanos()),
                        period,
                        transition.unpricedCalls() > 0
                                ? String.format(Locale.ROOT, "; %,d calls have no price", transition.unpricedCalls())
                                : "");
            case CORRECTED ->
                String.format(
                        Locale.ROOT,
                        "%s is at %s after a correction, below %d%% of its budget for the %s.",
                        who,
                        dollars(transition.spentNanos()),
                        transition.percent(),
                        period);
            case PERIOD_ENDED ->
                String.format(
                        Locale.ROOT, "The %s is over; %s spent %s.", period, who, dollars(transition.spentNanos()));
        };
    }

    /** Whole percent, rounded down; a hundred times the nano-dollars of a large budget leaves the range of a long. */
    private static long percent(long spentNanos, long limitNanos) {
        return BigDecimal.valueOf(spentNanos)
                .movePointRight(2)
                .divideToIntegralValue(BigDecimal.valueOf(limitNanos))
                .longValue();
    }

    private static String dollars(long nanos) {
        return "$"
                + BigDecimal.valueOf(nanos, 9)
                        .setScale(2, RoundingMode.HALF_EVEN)
                        .toPlainString();
    }

    private static String date(long micros, ZoneId zone) {
        return Instant.ofEpochSecond(micros / 1_000_000)
                .atZone(zone)
                .toLocalDate()
                .toString();
    }
}
