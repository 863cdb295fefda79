package dev.plumbline.processors.topologies;

import static dev.plumbline.processors.topologies.Streamed.ARRIVAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.processors.budgets.BudgetCalendar;
import dev.plumbline.processors.budgets.BudgetRule;
import dev.plumbline.processors.drift.MeanDriftConfig;
import dev.plumbline.processors.drift.baseline.WarmUp;
import dev.plumbline.processors.rollups.Grouping;
import dev.plumbline.processors.topologies.alerting.Rules;
import dev.plumbline.processors.topologies.drift.DriftRule;
import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.records.Alert;
import dev.plumbline.schemas.records.AlertState;
import dev.plumbline.schemas.records.DeadLetter;
import dev.plumbline.schemas.records.InlineScore;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.Rollup;
import dev.plumbline.schemas.records.Severity;
import dev.plumbline.schemas.records.Usage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlumblineTopologyTest {
    @TempDir(factory = MemoryDirectory.class)
    private Path state;

    @Test
    void shouldPublishExactTotalsWhenAnHourCloses() {
        try (Streamed streamed = new Streamed(state, Rules.NONE)) {
            Instant start = Instant.parse("2026-11-20T11:00:00Z");
            for (int i = 0; i < 10; i++) {
                streamed.call(Calls.call("c" + i, start.plusSeconds(60L * i)).build(), ARRIVAL);
            }
            streamed.call(Calls.call("later", start.plusSeconds(3_900)).build(), ARRIVAL.plusSeconds(600));
            assertThat(streamed.read(Topic.ROLLUPS, Rollup.class))
                    .filteredOn(rollup -> rollup.getDimensions().equals(Map.of("feature", "chat")))
                    .singleElement()
                    .satisfies(rollup -> {
                        assertThat(rollup.getCalls()).isEqualTo(10);
                        assertThat(rollup.getCostNanos()).isEqualTo(600_000_000L);
                        assertThat(rollup.getUsage().getOutput()).isEqualTo(5_000);
                        assertThat(rollup.getRevision()).isZero();
                    });
        }
    }

    @Test
    void shouldCountEachRecordOnceUnderItsReason() {
        try (Streamed streamed = new Streamed(state, Rules.NONE)) {
            LlmCall good = Calls.call("good", ARRIVAL).build();
            streamed.call(good, ARRIVAL);
            streamed.call(good, ARRIVAL);
            sendUnreadable(streamed, streamed.encoded(good));
            sendWrong(streamed);
            sendAtOtherTimes(streamed);
            assertThat(streamed.ledger())
                    .isEqualTo(Map.of(
                            "calls counted", 2L,
                            "calls clamped", 1L,
                            "calls duplicate", 1L,
                            "calls late late", 1L,
                            "calls quarantined malformed", 2L,
                            "calls quarantined unknown_schema", 1L,
                            "calls quarantined oversized", 1L,
                            "calls quarantined negative_tokens", 1L,
                            "calls quarantined score_not_finite", 1L,
                            "calls quarantined future", 2L));
            assertThatNineAreDeadLetters(streamed);
        }
    }

    private static void sendUnreadable(Streamed streamed, byte[] whole) {
        streamed.bytes("hello".getBytes(StandardCharsets.UTF_8), ARRIVAL);
        streamed.bytes(new byte[] {0, 0, 0, 9, 9, 1, 2}, ARRIVAL);
        streamed.bytes(Arrays.copyOf(whole, whole.length - 9), ARRIVAL);
        streamed.bytes(new byte[300_000], ARRIVAL);
    }

    private static void sendWrong(Streamed streamed) {
        Usage negative = new Usage(-1L, 0L, 0L, 0L, 0L, 0L, 0L, 0L);
        streamed.call(Calls.call("negative", ARRIVAL).setUsage(negative).build(), ARRIVAL);
        List<InlineScore> noNumber = Calls.scored(Double.NaN);
        streamed.call(Calls.call("nan", ARRIVAL).setScores(noNumber).build(), ARRIVAL);
    }

    private static void sendAtOtherTimes(Streamed streamed) {
        streamed.call(Calls.call("tomorrow", ARRIVAL.plus(Duration.ofDays(1))).build(), ARRIVAL);
        streamed.call(Calls.call("2099", Instant.parse("2099-01-01T00:00:00Z")).build(), ARRIVAL);
        streamed.call(Calls.call("old", ARRIVAL.minus(Duration.ofDays(30))).build(), ARRIVAL);
        streamed.call(Calls.call("ahead", ARRIVAL.plusSeconds(600)).build(), ARRIVAL);
    }

    private static void assertThatNineAreDeadLetters(Streamed streamed) {
        assertThat(streamed.read(Topic.DEAD_LETTERS, DeadLetter.class))
                .hasSize(9)
                .allSatisfy(letter -> {
                    assertThat(letter.getTopic()).isEqualTo("plumbline.calls");
                    assertThat(letter.getPublisherId()).isEqualTo("test-1");
                    assertThat(letter.getValue()).isNull();
                });
    }

    @Test
    void shouldJoinAScoreToItsCallById() {
        try (Streamed streamed = new Streamed(state, Rules.NONE)) {
            Instant start = Instant.parse("2026-11-20T11:30:00Z");
            streamed.call(Calls.call("c1", start).build(), ARRIVAL);
            streamed.score(Calls.score("s1", "c1", 0.75, ARRIVAL).build(), ARRIVAL);
            streamed.score(Calls.score("s1", "c1", 0.75, ARRIVAL).build(), ARRIVAL);
            streamed.score(Calls.score("s2", "nobody", 0.5, ARRIVAL).build(), ARRIVAL);
            streamed.call(Calls.call("later", start.plusSeconds(7_200)).build(), ARRIVAL.plusSeconds(7_200));
            assertThat(streamed.read(Topic.ROLLUPS, Rollup.class))
                    .filteredOn(rollup -> rollup.getDimensions().equals(Map.of("tenant", "acme")))
                    .singleElement()
                    .satisfies(rollup -> assertThat(rollup.getScores())
                            .singleElement()
                            .satisfies(score -> assertThat(score.getSumMicros()).isEqualTo(750_000)));
            assertThat(streamed.ledger())
                    .containsEntry("scores counted", 1L)
                    .containsEntry("scores duplicate", 1L)
                    .containsEntry("scores quarantined unmatched", 1L);
        }
    }

    @Test
    void shouldFireEachThresholdOfABudgetOnce() {
        BudgetRule rule = new BudgetRule(
                "daily",
                List.of("tenant"),
                Map.of(),
                1_000_000_000L,
                BudgetCalendar.DAY,
                ZoneOffset.UTC,
                BudgetRule.DEFAULT_THRESHOLDS);
        try (Streamed streamed = new Streamed(state, new Rules(List.of(rule), List.of()))) {
            for (int i = 0; i < 20; i++) {
                streamed.call(Calls.call("c" + i, ARRIVAL.plusSeconds(i)).build(), ARRIVAL.plusSeconds(i));
            }
            assertThat(streamed.read(Topic.ALERTS, Alert.class))
                    .extracting(Alert::getThresholdMicros)
                    .containsExactly(500_000L, 800_000L, 1_000_000L);
        }
    }

    @Test
    void shouldFireWhenTheMeanOfAScoreFalls() {
        DriftRule rule = new DriftRule(
                "quality",
                Grouping.parse("feature,requested_model"),
                Map.of(),
                Set.of(),
                MeanDriftConfig.DEFAULT.withWarmUp(WarmUp.ofSamples(200)),
                Severity.WARNING);
        try (Streamed streamed = new Streamed(state, new Rules(List.of(), List.of(rule)))) {
            for (int i = 0; i < 400; i++) {
                Instant at = ARRIVAL.plusSeconds(30L * i);
                double score = i < 300 ? 1 - i % 10 / 10.0 : i % 10 / 20.0;
                streamed.call(
                        Calls.call("c" + i, at).setScores(Calls.scored(score)).build(), at);
            }
            assertThat(streamed.read(Topic.ALERTS, Alert.class)).singleElement().satisfies(alert -> {
                assertThat(alert.getState()).isEqualTo(AlertState.FIRING);
                assertThat(alert.getDimensions()).containsEntry("requested_model", "gpt-4");
                assertThat(alert.getOnsetMicros())
                        .isBetween(
                                Calls.micros(ARRIVAL.plusSeconds(30 * 290)),
                                Calls.micros(ARRIVAL.plusSeconds(30 * 310)));
            });
        }
    }
}
