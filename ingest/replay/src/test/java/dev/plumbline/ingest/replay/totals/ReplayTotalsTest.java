package dev.plumbline.ingest.replay.totals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.plumbline.ingest.replay.RecordSource;
import dev.plumbline.ingest.replay.ReplayRecord;
import dev.plumbline.ingest.replay.scenario.Scenario;
import dev.plumbline.ingest.replay.scenario.ScenarioConfig;
import dev.plumbline.schemas.records.CallScore;
import dev.plumbline.schemas.records.InlineScore;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.Outcome;
import dev.plumbline.schemas.records.ScoreScope;
import dev.plumbline.schemas.records.ScoreSource;
import dev.plumbline.schemas.records.Usage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;

class ReplayTotalsTest {
    private final ReplayTotals totals = new ReplayTotals();

    @Test
    void shouldAddUpCallsTokensAndScoresBySlice() {
        totals.count(ReplayRecord.Call.of(call("a", "m-1", .1)));
        totals.count(ReplayRecord.Call.of(call("b", "", .2)));
        totals.count(new ReplayRecord.Call(call("b", "", .2), 9, true));
        totals.count(new ReplayRecord.Score(score("b", .7)));

        assertThat(totals.calls()).isEqualTo(2);
        assertThat(totals.duplicates()).isEqualTo(1);
        assertThat(totals.lateScores()).isEqualTo(1);
        assertThat(totals.byModel()).containsOnlyKeys("m-1", "m");
        assertThat(totals.byTenantAndFeature()).containsOnlyKeys("t/a", "t/b");
        SliceTotals b = totals.byFeature().get("b");
        assertThat(b.usage()).isEqualTo(new Usage(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L));
        assertThat(b.outcomes()).containsExactly(entry(Outcome.OK, 1L));
        assertThat(b.scores())
                .containsExactly(entry(new ScoreKey("tone", ScoreSource.JUDGE), new ScoreSum(2, 900_000)));
    }

    @Test
    void shouldCountBadRecordsByReasonAndNowhereElse() {
        totals.count(new ReplayRecord.Garbage("k", new byte[1], 1, "malformed"));
        totals.count(new ReplayRecord.Invalid(call("a", "m", .1), 1, "future"));
        totals.count(new ReplayRecord.Unreadable(1, "x"));

        assertThat(totals.bad()).containsOnly(entry("malformed", 1L), entry("future", 1L));
        assertThat(totals.calls()).isZero();
    }

    @Test
    void shouldAddUpToTheSameWholeInEveryWayOfSlicing() throws IOException {
        ScenarioConfig config = ScenarioConfig.startingAt(Instant.parse("2026-11-02T15:30:00Z"), 3)
                .withHistory(Duration.ofDays(1), 10_000)
                .withFaults(.01, .01);
        RecordSource source = new Scenario(config).backfill();
        long records = 0;
        for (ReplayRecord record = source.next(); record != null; record = source.next()) {
            totals.count(record);
            records++;
        }

        long bad = totals.bad().values().stream().mapToLong(Long::longValue).sum();
        assertThat(totals.calls() + totals.duplicates() + totals.lateScores() + totals.changes() + bad)
                .isEqualTo(records);
        assertThat(totals.bad()).containsOnlyKeys("malformed", "negative_tokens", "score_not_finite", "future");
        for (var slices :
                List.of(totals.byFeature(), totals.byTenant(), totals.byModel(), totals.byTenantAndFeature())) {
            assertThat(sum(slices.values(), SliceTotals::calls)).isEqualTo(totals.calls());
            assertThat(sum(slices.values(), s -> s.usage().getInput()))
                    .isEqualTo(totals.all().usage().getInput());
            assertThat(sum(slices.values(), ReplayTotalsTest::millionths)).isEqualTo(millionths(totals.all()));
        }
    }

    private static long sum(Collection<SliceTotals> slices, ToLongFunction<SliceTotals> value) {
        return slices.stream().mapToLong(value).sum();
    }

    private static long millionths(SliceTotals slice) {
        return slice.scores().values().stream()
                .mapToLong(ScoreSum::sumMillionths)
                .sum();
    }

    private static LlmCall call(String feature, String served, double score) {
        return LlmCall.newBuilder()
                .setCallId("c-" + feature)
                .setStartedAtMicros(1)
                .setTenant("t")
                .setFeature(feature)
                .setRequestedModel("m")
                .setServedModel(served)
                .setUsage(new Usage(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L))
                .setScores(List.of(new InlineScore("tone", score, ScoreSource.JUDGE, "", "")))
                .build();
    }

    private static CallScore score(String feature, double value) {
        return CallScore.newBuilder()
                .setScoreId("s")
                .setCallId("c-" + feature)
                .setTenant("t")
                .setName("tone")
                .setValue(value)
                .setSource(ScoreSource.JUDGE)
                .setScoredAtMicros(2)
                .setScope(ScoreScope.newBuilder()
                        .setCallStartedAtMicros(1)
                        .setFeature(feature)
                        .setRequestedModel("m")
                        .build())
                .build();
    }
}
