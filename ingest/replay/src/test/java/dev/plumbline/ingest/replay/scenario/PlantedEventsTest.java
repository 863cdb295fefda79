package dev.plumbline.ingest.replay.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.schemas.records.LlmCall;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlantedEventsTest {
    private static final Predicate<LlmCall> AFTER_PROMPT = Runs.from(Runs.LIVE.plus(Runs.CONFIG.promptAfter()));
    private static final Predicate<LlmCall> AFTER_UPDATE = Runs.from(Runs.LIVE.plus(Runs.CONFIG.modelAfter()));
    private static final Instant RUNAWAY = Runs.LIVE.plus(Runs.CONFIG.runawayAfter());

    private List<LlmCall> calls = List.of();

    @BeforeAll
    void run() throws IOException {
        Scenario scenario = new Scenario(Runs.CONFIG);
        List<LlmCall> history = Runs.calls(Runs.backfill(scenario));
        List<LlmCall> live = Runs.calls(Runs.live(scenario, 40_000));
        calls = Stream.concat(history.stream(), live.stream()).toList();
    }

    @Test
    void shouldLowerHelpfulnessAndLengthenAnswersWithTheNewPrompt() {
        List<LlmCall> support = Runs.of(calls, Feature.SUPPORT_CHAT).toList();
        assertThat(support).allMatch(c -> c.getPromptVersion().equals(AFTER_PROMPT.test(c) ? "v7" : "v6"));

        assertThat(Runs.meanScore(support.stream().filter(AFTER_PROMPT.negate())))
                .isCloseTo(.82, within(.005));
        assertThat(Runs.meanScore(support.stream().filter(AFTER_PROMPT))).isCloseTo(.70, within(.01));
        assertThat(output(support, AFTER_PROMPT) / output(support, AFTER_PROMPT.negate()))
                .isCloseTo(1.45, within(.05));
    }

    @Test
    void shouldLowerCorrectnessOfTheUpdatedModelOnlyAndLeaveTheRequestedNameAlone() {
        List<LlmCall> review = Runs.of(calls, Feature.CODE_REVIEW).toList();
        List<LlmCall> gpt4 = review.stream()
                .filter(c -> c.getRequestedModel().equals("gpt-4"))
                .toList();
        List<LlmCall> other = review.stream()
                .filter(c -> !c.getRequestedModel().equals("gpt-4"))
                .toList();

        assertThat(gpt4.stream().filter(AFTER_UPDATE).map(LlmCall::getServedModel))
                .contains("gpt-4-0613")
                .doesNotContain("gpt-4-0314");
        assertThat(gpt4.stream().filter(AFTER_UPDATE.negate()).map(LlmCall::getServedModel))
                .contains("gpt-4-0314")
                .doesNotContain("gpt-4-0613");
        assertThat(gpt4.stream()
                        .map(LlmCall::getSystemFingerprint)
                        .filter(f -> !f.isEmpty())
                        .distinct())
                .hasSize(2);
        assertThat(Runs.meanScore(gpt4.stream().filter(AFTER_UPDATE.negate()))).isCloseTo(.836, within(.01));
        assertThat(Runs.meanScore(gpt4.stream().filter(AFTER_UPDATE))).isCloseTo(.352, within(.03));
        assertThat(Runs.meanScore(other.stream().filter(AFTER_UPDATE))).isCloseTo(.836, within(.04));
    }

    @Test
    void shouldMultiplyTheCallsOfOneTenantAndFeatureBySix() {
        double loop =
                ratio(c -> c.getTenant().equals("initech") && c.getFeature().equals("doc-summary"));
        double otherTenants =
                ratio(c -> !c.getTenant().equals("initech") && c.getFeature().equals("doc-summary"));

        assertThat(loop / otherTenants).isCloseTo(6, within(.6));
    }

    @Test
    void shouldLeaveTheScoresOfTheOtherFeaturesAlone() {
        for (Feature feature : List.of(Feature.SEARCH_ANSWER, Feature.DOC_SUMMARY, Feature.EMAIL_DRAFT)) {
            double mean = feature.score().mean();
            assertThat(Runs.meanScore(Runs.of(calls, feature).filter(AFTER_PROMPT)))
                    .isCloseTo(mean, within(.01));
            assertThat(Runs.meanScore(Runs.of(calls, feature).filter(AFTER_PROMPT.negate())))
                    .isCloseTo(mean, within(.005));
        }
    }

    /** Calls after the loop began over calls before it. */
    private double ratio(Predicate<LlmCall> which) {
        Predicate<LlmCall> after = Runs.from(RUNAWAY);
        double late = calls.stream().filter(which).filter(after).count();
        return late / calls.stream().filter(which).filter(after.negate()).count();
    }

    private static double output(List<LlmCall> calls, Predicate<LlmCall> which) {
        return calls.stream()
                .filter(which)
                .mapToLong(call -> call.getUsage().getOutput())
                .filter(tokens -> tokens > 0)
                .average()
                .orElseThrow();
    }
}
