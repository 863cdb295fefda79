package dev.plumbline.processors.query;

import dev.plumbline.processors.query.state.InMemoryState;
import dev.plumbline.processors.query.state.LedgerLine;
import dev.plumbline.processors.rollups.CallFacts;
import dev.plumbline.processors.rollups.Dimension;
import dev.plumbline.processors.rollups.Groupings;
import dev.plumbline.processors.rollups.ScoreKey;
import dev.plumbline.schemas.records.Alert;
import dev.plumbline.schemas.records.AlertKind;
import dev.plumbline.schemas.records.AlertState;
import dev.plumbline.schemas.records.Attribution;
import dev.plumbline.schemas.records.BudgetState;
import dev.plumbline.schemas.records.Severity;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A few calls, alerts and budgets with figures that can be checked by hand. */
public final class Story {
    /** The present of the story. */
    public static final Instant NOW = Instant.parse("2026-11-20T17:14:08Z");

    /** Stands still at the present. */
    public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    /** A judge's score. */
    public static final ScoreKey JUDGED = new ScoreKey("correctness", ScoreKey.Source.JUDGE);

    /** A person's score of the same name. */
    public static final ScoreKey HUMAN = new ScoreKey("correctness", ScoreKey.Source.HUMAN);

    private static final int OK = 1;
    private static final int ERROR = 2;

    private Story() {}

    /** No calls yet, in the default groupings. */
    public static InMemoryState empty() {
        return new InMemoryState(Groupings.DEFAULT, NOW);
    }

    /** Seven calls of two features in the hours before the present, one of them unpriced, one failed. */
    public static InMemoryState told() {
        InMemoryState state = empty();
        state.count(chat("2026-11-20T15:02:10Z", "acme", "v6")
                .cost(2_840_001)
                .duration(800_000)
                .score(JUDGED, 900_000));
        state.count(chat("2026-11-20T15:02:50Z", "acme", "v6")
                .cost(2_840_002)
                .duration(900_000)
                .score(JUDGED, 800_000));
        state.count(chat("2026-11-20T16:40:00Z", "zeta", "v7")
                .cost(3_980_003)
                .duration(1_900_000)
                .score(JUDGED, 400_000));
        state.count(chat("2026-11-20T17:13:59Z", "zeta", "v7")
                .cost(3_980_004)
                .duration(9_000_000)
                .score(HUMAN, 1_000_000));
        state.count(call("2026-11-20T16:59:59Z", "doc-summary", "acme", "gpt-4o", "")
                .cost(1_000)
                .firstToken(210_000));
        state.count(call("2026-11-20T17:00:00Z", "doc-summary", "acme", "mystery-1", "")
                .firstToken(190_000));
        state.count(call("2026-11-20T17:00:30Z", "doc-summary", "acme", "gpt-4o", "")
                .cost(7)
                .outcome(ERROR));
        return state;
    }

    /** A call of the chat. */
    public static CallFacts chat(String at, String tenant, String version) {
        return call(at, "support-chat", tenant, "gpt-4o", version);
    }

    /** Any call; it went well, has 100 tokens in and 10 out, and has no price. */
    public static CallFacts call(String at, String feature, String tenant, String model, String version) {
        Instant instant = Instant.parse(at);
        return new CallFacts()
                .dimension(Dimension.FEATURE, feature)
                .dimension(Dimension.TENANT, tenant)
                .dimension(Dimension.MODEL, model)
                .dimension(Dimension.REQUESTED_MODEL, model)
                .dimension(Dimension.PROMPT_VERSION, version)
                .startedAt(micros(instant))
                .outcome(OK)
                .tokens(0, 100)
                .tokens(4, 10);
    }

    /** A quality alert with all that an alert can carry. */
    public static Alert drift(String id, AlertState state) {
        return Alert.newBuilder()
                .setAlertId(id)
                .setRuleId("quality-drop")
                .setKind(AlertKind.DRIFT)
                .setState(state)
                .setSeverity(Severity.CRITICAL)
                .setDimensions(Map.of("feature", "support-chat"))
                .setMetric("score:correctness:JUDGE")
                .setSummary("Correctness of support-chat fell from 0.850 to 0.400 since 14:02 UTC.")
                .setFiredAtMicros(micros(Instant.parse("2026-11-20T14:21:00Z")))
                .setOnsetMicros(micros(Instant.parse("2026-11-20T14:02:00Z")))
                .setOnsetLowMicros(micros(Instant.parse("2026-11-20T13:58:00Z")))
                .setOnsetHighMicros(micros(Instant.parse("2026-11-20T14:06:00Z")))
                .setBaselineMicros(850_000L)
                .setValueMicros(400_000)
                .setThresholdMicros(1_440_000_000_000L)
                .setEvidenceMicros(3_120_000_000_000L)
                .setSampleSize(20_100)
                .setBaselineSize(41_200)
                .setAttributions(
                        List.of(attribution("model", "gpt-4o", 90_000), attribution("prompt_version", "v7", 860_000)))
                .build();
    }

    private static Attribution attribution(String dimension, String value, long share) {
        return Attribution.newBuilder()
                .setDimension(dimension)
                .setValue(value)
                .setShareMicros(share)
                .build();
    }

    /** A budget alert. */
    public static Alert overspent(String id, String at) {
        return Alert.newBuilder()
                .setAlertId(id)
                .setRuleId("support-day")
                .setKind(AlertKind.BUDGET)
                .setState(AlertState.FIRING)
                .setSeverity(Severity.WARNING)
                .setDimensions(Map.of("feature", "support-chat"))
                .setMetric("spend")
                .setSummary("support-chat spent $8.20 of $10.00 for 20 Nov.")
                .setFiredAtMicros(micros(Instant.parse(at)))
                .setValueMicros(8_200_000)
                .setBaselineMicros(10_000_000L)
                .setThresholdMicros(8_000_000)
                .build();
    }

    /** A budget of ten dollars for the day of the story. */
    public static BudgetState budget(String day, long spentNanos) {
        Instant start = Instant.parse(day + "T00:00:00Z");
        return BudgetState.newBuilder()
                .setRuleId("support-day")
                .setDimensions(Map.of("feature", "support-chat"))
                .setPeriodStartMicros(micros(start))
                .setPeriodEndMicros(micros(start.plusSeconds(86_400)))
                .setZone("UTC")
                .setLimitNanos(10_000_000_000L)
                .setSpentNanos(spentNanos)
                .setUnpricedCalls(3)
                .setAsOfMicros(micros(start.plusSeconds(43_200)))
                .build();
    }

    /** A ledger that balances when nothing is in flight. */
    public static LedgerLine ledger(long inFlight) {
        return new LedgerLine(
                "calls",
                1_204_511 + inFlight,
                1_199_870,
                3_911,
                402,
                new TreeMap<>(Map.of("malformed", 200L, "future", 86L)),
                new TreeMap<>(Map.of("oversized", 42L)),
                new TreeMap<>(),
                1_204,
                31);
    }

    private static long micros(Instant at) {
        return Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000L), at.getNano() / 1_000);
    }
}
