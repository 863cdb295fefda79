package dev.plumbline.ingest.replay.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.ingest.replay.ReplayRecord;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.Outcome;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrafficShapeTest {
    private List<ReplayRecord> records = List.of();
    private List<LlmCall> calls = List.of();

    @BeforeAll
    void run() throws IOException {
        records = Runs.backfill(new Scenario(Runs.CONFIG));
        calls = Runs.calls(records);
    }

    @Test
    void shouldHaveTheTokensOfTheAzureTraceInSupportChat() {
        long[] output = Runs.of(calls, Feature.SUPPORT_CHAT)
                .mapToLong(call -> call.getUsage().getOutput())
                .filter(tokens -> tokens > 0)
                .sorted()
                .toArray();

        assertThat(quantile(output, .5)).isCloseTo(129, within(4.0));
        assertThat(quantile(output, .9)).isCloseTo(424, within(4.0));
    }

    @Test
    void shouldHaveTheLatencyOfLlmDriftInCodeReview() {
        long[] firstToken = Runs.of(calls, Feature.CODE_REVIEW)
                .filter(call -> call.getTimeToFirstTokenMicros() != null)
                .mapToLong(LlmCall::getTimeToFirstTokenMicros)
                .sorted()
                .toArray();

        assertThat(quantile(firstToken, .5) / 1e6).isCloseTo(1.43, within(.03));
        assertThat(calls)
                .filteredOn(call -> call.getTimeToFirstTokenMicros() != null)
                .allMatch(call -> call.getDurationMicros() > call.getTimeToFirstTokenMicros());
    }

    @Test
    void shouldShareTheCallsOutAsTheTenantsAre() {
        for (Tenant tenant : Tenant.values()) {
            double share = calls.stream()
                            .filter(c -> c.getTenant().equals(tenant.label()))
                            .count()
                    / (double) calls.size();
            assertThat(share).isCloseTo(tenant.share(), within(.005));
        }
    }

    @Test
    void shouldSpreadTokensOverTheCacheBucketsAndHaveFewUnpricedCalls() {
        assertThat(calls).anyMatch(call -> call.getUsage().getCacheRead() > 0);
        assertThat(calls)
                .filteredOn(call -> call.getUsage().getCacheWrite5m() > 0)
                .isNotEmpty()
                .allMatch(call -> call.getProvider().equals("anthropic"));
        assertThat(calls)
                .filteredOn(c -> c.getRequestedModel().equals(Names.UNPRICED))
                .hasSizeBetween(60, 190);
    }

    @Test
    void shouldUseTokensAndScoresOnlyWhereThereWasAnAnswer() {
        Set<Outcome> outcomes = calls.stream().map(LlmCall::getOutcome).collect(Collectors.toSet());
        assertThat(outcomes)
                .contains(Outcome.OK, Outcome.ERROR, Outcome.TIMEOUT, Outcome.RATE_LIMITED, Outcome.REFUSED);
        assertThat(calls)
                .filteredOn(call -> call.getOutcome() == Outcome.ERROR || call.getOutcome() == Outcome.TIMEOUT)
                .allMatch(call -> call.getUsage().getOutput() == 0
                        && call.getServedModel().isEmpty());
        assertThat(calls)
                .filteredOn(call -> call.getOutcome() != Outcome.OK)
                .allMatch(c -> c.getScores().isEmpty());
    }

    @Test
    void shouldSendLateScoresAfterTheirCallWithItsScope() {
        List<ReplayRecord.Score> late = records.stream()
                .filter(ReplayRecord.Score.class::isInstance)
                .map(ReplayRecord.Score.class::cast)
                .toList();

        assertThat(late).hasSizeBetween(15_000, 22_000).allSatisfy(record -> {
            assertThat(record.score().getScope().getFeature()).isIn("support-chat", "doc-summary");
            assertThat(record.eventMicros())
                    .isGreaterThan(record.score().getScope().getCallStartedAtMicros());
            assertThat(record.score().getValue()).isBetween(0.0, 1.0);
        });
    }

    private static double quantile(long[] sorted, double level) {
        return sorted[(int) (level * (sorted.length - 1))];
    }
}
