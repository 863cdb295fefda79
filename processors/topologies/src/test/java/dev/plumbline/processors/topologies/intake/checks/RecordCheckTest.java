package dev.plumbline.processors.topologies.intake.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.plumbline.processors.topologies.Calls;
import dev.plumbline.schemas.records.CallScore;
import dev.plumbline.schemas.records.InlineScore;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.ScoreScope;
import dev.plumbline.schemas.records.ScoreSource;
import dev.plumbline.schemas.records.Usage;
import java.time.Instant;
import java.util.Collections;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordCheckTest {
    private static final Instant AT = Instant.parse("2026-11-20T12:00:00Z");
    private static final String LONG = "n".repeat(257);
    private static final InlineScore FINE = new InlineScore("s", 1.0, ScoreSource.JUDGE, "", "");

    @Test
    void shouldFindNothingWrongWithACall() {
        assertThat(RecordCheck.of(Calls.call("c", AT).build())).isNull();
    }

    @Test
    void shouldAcceptEveryFieldAtItsLimit() {
        LlmCall.Builder call = Calls.call("i".repeat(200), AT).setTenant("n".repeat(256));
        call.setUsage(new Usage(100_000_000L, 0L, 0L, 0L, 0L, 0L, 0L, 0L)).setDurationMicros(604_800_000_000L);
        call.setRetries(1_000_000).setReportedCostNanos(1_000_000_000_000L);
        call.setScores(Collections.nCopies(32, new InlineScore("s", -1e6, ScoreSource.JUDGE, "", "")));
        assertThat(RecordCheck.of(call.build())).isNull();
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("faultyCalls")
    void shouldNameTheFieldOfACallThatIsWrong(Consumer<LlmCall.Builder> spoil, String detail, Reason reason) {
        LlmCall.Builder call = Calls.call("c", AT);
        spoil.accept(call);
        assertThat(RecordCheck.of(call.build())).satisfies(fault -> {
            assertThat(fault.reason()).isEqualTo(reason);
            assertThat(fault.detail()).startsWith(detail);
        });
    }

    static Stream<Arguments> faultyCalls() {
        return Stream.of(
                call(c -> c.setCallId(""), "call_id is empty", Reason.MISSING_FIELD),
                call(c -> c.setTenant(""), "tenant is empty", Reason.MISSING_FIELD),
                call(c -> c.setFeature(""), "feature is empty", Reason.MISSING_FIELD),
                call(c -> c.setCallId("i".repeat(201)), "call_id has 201 characters", Reason.OUT_OF_RANGE),
                call(c -> c.setTenant(LONG), "tenant has 257 characters", Reason.OUT_OF_RANGE),
                call(c -> c.setFeature(LONG), "feature has 257", Reason.OUT_OF_RANGE),
                call(c -> c.setApp(LONG), "app has 257", Reason.OUT_OF_RANGE),
                call(c -> c.setEnvironment(LONG), "environment has 257", Reason.OUT_OF_RANGE),
                call(c -> c.setRelease(LONG), "release has 257", Reason.OUT_OF_RANGE),
                call(c -> c.setProvider(LONG), "provider has 257", Reason.OUT_OF_RANGE),
                call(c -> c.setRequestedModel(LONG), "requested_model has 257", Reason.OUT_OF_RANGE),
                call(c -> c.setServedModel(LONG), "served_model has 257", Reason.OUT_OF_RANGE),
                call(c -> c.setPromptName(LONG), "prompt_name has 257", Reason.OUT_OF_RANGE),
                call(c -> c.setPromptVersion(LONG), "prompt_version has 257", Reason.OUT_OF_RANGE),
                call(c -> c.setVariant(LONG), "variant has 257", Reason.OUT_OF_RANGE),
                call(c -> c.setDurationMicros(-1L), "duration_micros is -1", Reason.NEGATIVE_DURATION),
                call(c -> c.setDurationMicros(604_800_000_001L), "duration_micros is 6048", Reason.OUT_OF_RANGE),
                call(
                        c -> c.setTimeToFirstTokenMicros(-5L),
                        "time_to_first_token_micros is -5",
                        Reason.NEGATIVE_DURATION),
                call(c -> c.setRetries(-1), "retries is -1", Reason.OUT_OF_RANGE),
                call(c -> c.setReportedCostNanos(-1L), "reported_cost_nanos is -1", Reason.OUT_OF_RANGE),
                call(c -> c.setScores(Collections.nCopies(33, FINE)), "scores has 33 entries", Reason.OUT_OF_RANGE));
    }

    private static Arguments call(Consumer<LlmCall.Builder> spoil, String detail, Reason reason) {
        return arguments(spoil, detail, reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "input",
                "cache_read",
                "cache_write_5m",
                "cache_write_1h",
                "output",
                "reasoning",
                "audio_input",
                "audio_output"
            })
    void shouldNameTheBucketOfTokensThatIsWrong(String bucket) {
        assertThat(RecordCheck.of(withTokens(bucket, -7)))
                .isEqualTo(new Fault(Reason.NEGATIVE_TOKENS, "usage." + bucket + " is -7; it must be at least 0"));
        assertThat(RecordCheck.of(withTokens(bucket, 100_000_001)))
                .extracting(Fault::reason)
                .isEqualTo(Reason.OUT_OF_RANGE);
    }

    private static LlmCall withTokens(String bucket, long count) {
        Usage usage = new Usage(0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L);
        usage.put(Usage.getClassSchema().getField(bucket).pos(), count);
        return Calls.call("c", AT).setUsage(usage).build();
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void shouldSayWhichScoreIsNotFinite(double value) {
        InlineScore bad = new InlineScore("s", value, ScoreSource.JUDGE, "", "");
        LlmCall call =
                Calls.call("c", AT).setScores(java.util.List.of(FINE, bad)).build();
        assertThat(RecordCheck.of(call)).isEqualTo(new Fault(Reason.SCORE_NOT_FINITE, "scores[1].value is " + value));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("faultyScores")
    void shouldNameTheFieldOfAScoreThatIsWrong(Consumer<CallScore.Builder> spoil, String detail, Reason reason) {
        CallScore.Builder score = Calls.score("s", "c", 0.5, AT);
        spoil.accept(score);
        assertThat(RecordCheck.of(score.build())).satisfies(fault -> {
            assertThat(fault.reason()).isEqualTo(reason);
            assertThat(fault.detail()).startsWith(detail);
        });
    }

    static Stream<Arguments> faultyScores() {
        return Stream.of(
                score(s -> s.setCallId(""), "call_id is empty", Reason.MISSING_FIELD),
                score(s -> s.setTenant(""), "tenant is empty", Reason.MISSING_FIELD),
                score(s -> s.setScoreId(""), "score_id is empty", Reason.MISSING_FIELD),
                score(s -> s.setName(""), "name is empty", Reason.MISSING_FIELD),
                score(s -> s.setScoreId("i".repeat(201)), "score_id has 201", Reason.OUT_OF_RANGE),
                score(s -> s.setName(LONG), "name has 257", Reason.OUT_OF_RANGE),
                score(s -> s.setValue(Double.NaN), "value is NaN", Reason.SCORE_NOT_FINITE),
                score(s -> s.setValue(1_000_001), "value is 1000001.0", Reason.OUT_OF_RANGE),
                score(s -> s.setScope(scope("feature", "")), "scope.feature is empty", Reason.MISSING_FIELD));
    }

    private static Arguments score(Consumer<CallScore.Builder> spoil, String detail, Reason reason) {
        return arguments(spoil, detail, reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "app",
                "feature",
                "environment",
                "release",
                "provider",
                "requested_model",
                "served_model",
                "prompt_name",
                "prompt_version",
                "variant"
            })
    void shouldBoundEveryNameOfAScope(String field) {
        CallScore score =
                Calls.score("s", "c", 0.5, AT).setScope(scope(field, LONG)).build();
        assertThat(RecordCheck.of(score)).satisfies(fault -> {
            assertThat(fault.reason()).isEqualTo(Reason.OUT_OF_RANGE);
            assertThat(fault.detail()).startsWith("scope." + field + " has 257 characters");
        });
    }

    static ScoreScope scope(String field, String value) {
        ScoreScope scope = ScoreScope.newBuilder()
                .setCallStartedAtMicros(Calls.micros(AT))
                .setFeature("chat")
                .build();
        scope.put(ScoreScope.getClassSchema().getField(field).pos(), value);
        return scope;
    }
}
