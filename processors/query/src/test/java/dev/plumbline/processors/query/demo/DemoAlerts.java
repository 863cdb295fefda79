package dev.plumbline.processors.query.demo;

import dev.plumbline.processors.query.state.InMemoryState;
import dev.plumbline.schemas.records.Alert;
import dev.plumbline.schemas.records.AlertKind;
import dev.plumbline.schemas.records.AlertState;
import dev.plumbline.schemas.records.Attribution;
import dev.plumbline.schemas.records.BudgetState;
import dev.plumbline.schemas.records.Severity;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** Alerts and budgets that go with {@link DemoData}. */
final class DemoAlerts {
    private DemoAlerts() {}

    static void addTo(InMemoryState state, Instant shipped, Instant now) {
        state.alert(quality("quality-drop-4f21", shipped, AlertState.PENDING));
        state.alert(quality("quality-drop-4f21", shipped, AlertState.FIRING));
        Instant day = now.truncatedTo(ChronoUnit.DAYS);
        state.alert(spend("support-day-80-1d0c", day, now));
        state.budget(budget(
                "support-day", Map.of("feature", "support-chat"), day, day.plus(Duration.ofDays(1)), 14, 11.6, now));
        Instant month = now.atOffset(ZoneOffset.UTC)
                .withDayOfMonth(1)
                .truncatedTo(ChronoUnit.DAYS)
                .toInstant();
        Instant next = month.atOffset(ZoneOffset.UTC).plusMonths(1).toInstant();
        state.budget(budget("llm-month", Map.of(), month, next, 900, 612.4, now));
        state.budget(budget("docs-month", Map.of("feature", "doc-summary"), month, next, 90, 94.2, now));
    }

    private static Alert quality(String id, Instant shipped, AlertState state) {
        String at = DateTimeFormatter.ofPattern("HH:mm").format(shipped.atOffset(ZoneOffset.UTC));
        return Alert.newBuilder()
                .setAlertId(id)
                .setSequence(state == AlertState.PENDING ? 0 : 1)
                .setRuleId("quality-drop")
                .setKind(AlertKind.DRIFT)
                .setState(state)
                .setSeverity(Severity.CRITICAL)
                .setDimensions(Map.of("feature", "support-chat"))
                .setMetric("score:correctness:JUDGE")
                .setSummary("Correctness (judge) of support-chat fell from 0.860 to 0.621 since " + at + " UTC. It came"
                        + " with prompt v7 (86% of the change).")
                .setFiredAtMicros(micros(shipped.plus(Duration.ofMinutes(state == AlertState.PENDING ? 11 : 19))))
                .setOnsetMicros(micros(shipped))
                .setOnsetLowMicros(micros(shipped.minus(Duration.ofMinutes(4))))
                .setOnsetHighMicros(micros(shipped.plus(Duration.ofMinutes(6))))
                .setBaselineMicros(860_000L)
                .setValueMicros(621_000)
                .setThresholdMicros(1_440_000_000_000L)
                .setEvidenceMicros(3_120_554_000_000L)
                .setSampleSize(1_204)
                .setBaselineSize(41_200)
                .setAttributions(List.of(
                        part("prompt_version", "v7", 860_000),
                        part("model", "gpt-4o", 90_000),
                        part("tenant", "tenant-3", 30_000)))
                .build();
    }

    private static Attribution part(String dimension, String value, long share) {
        return Attribution.newBuilder()
                .setDimension(dimension)
                .setValue(value)
                .setShareMicros(share)
                .build();
    }

    private static Alert spend(String id, Instant day, Instant now) {
        return Alert.newBuilder()
                .setAlertId(id)
                .setRuleId("support-day")
                .setKind(AlertKind.BUDGET)
                .setState(AlertState.FIRING)
                .setSeverity(Severity.WARNING)
                .setDimensions(Map.of("feature", "support-chat"))
                .setMetric("spend")
                .setSummary("support-chat spent 80% of its $14.00 for today.")
                .setFiredAtMicros(micros(
                        now.minus(Duration.ofMinutes(48)).isBefore(day) ? day : now.minus(Duration.ofMinutes(48))))
                .setBaselineMicros(14_000_000L)
                .setValueMicros(11_207_300)
                .setThresholdMicros(11_200_000)
                .build();
    }

    private static BudgetState budget(
            String rule,
            Map<String, String> scope,
            Instant start,
            Instant end,
            double limit,
            double spent,
            Instant now) {
        return BudgetState.newBuilder()
                .setRuleId(rule)
                .setDimensions(scope)
                .setPeriodStartMicros(micros(start))
                .setPeriodEndMicros(micros(end))
                .setZone("UTC")
                .setLimitNanos((long) (limit * 1e9))
                .setSpentNanos((long) (spent * 1e9))
                .setUnpricedCalls(rule.startsWith("docs") ? 1_318 : 0)
                .setAsOfMicros(micros(now))
                .build();
    }

    private static long micros(Instant at) {
        return at.toEpochMilli() * 1_000;
    }
}
