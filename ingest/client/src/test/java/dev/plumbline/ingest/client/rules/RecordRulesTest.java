package dev.plumbline.ingest.client.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.plumbline.ingest.client.BlankRecords;
import dev.plumbline.schemas.records.CallScore;
import dev.plumbline.schemas.records.ChangeEvent;
import dev.plumbline.schemas.records.GuardrailVerdict;
import dev.plumbline.schemas.records.InlineScore;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.ScoreScope;
import dev.plumbline.schemas.records.ScoreSource;
import java.util.Collections;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RecordRulesTest {
    private static final long SEVEN_DAYS = 604_800_000_000L;

    @Test
    void shouldFindNothingWrongWithMinimalCall() {
        assertThat(RecordRules.check(minimalCall())).isEmpty();
    }

    @Test
    void shouldFindNothingWrongWithRecordsOfAvrosBuilders() {
        LlmCall call = LlmCall.newBuilder()
                .setCallId("c-1")
                .setStartedAtMicros(1)
                .setTenant("acme")
                .setFeature("chat")
                .build();

        assertThat(RecordRules.check(call)).isEmpty();
        assertThat(RecordRules.check(minimalScore())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("badCalls")
    void shouldNameFieldAndReasonOfBadCall(String field, String reason, Consumer<LlmCall> spoil) {
        LlmCall call = minimalCall();
        spoil.accept(call);

        assertThat(RecordRules.check(call))
                .extracting(Violation::field, Violation::reason)
                .containsExactly(tuple(field, reason));
    }

    static Stream<Arguments> badCalls() {
        return Stream.of(
                bad("call_id", Reason.MISSING_FIELD, call -> call.setCallId("")),
                bad("call_id", Reason.OUT_OF_RANGE, call -> call.setCallId("x".repeat(201))),
                bad("tenant", Reason.MISSING_FIELD, call -> call.setTenant(null)),
                bad("feature", Reason.MISSING_FIELD, call -> call.setFeature("")),
                bad("app", Reason.MISSING_FIELD, call -> call.setApp(null)),
                bad("served_model", Reason.OUT_OF_RANGE, call -> call.setServedModel("x".repeat(257))),
                bad("usage", Reason.MISSING_FIELD, call -> call.setUsage(null)),
                bad(
                        "usage.output",
                        Reason.NEGATIVE_TOKENS,
                        call -> call.getUsage().setOutput(-5)),
                bad(
                        "usage.audio_input",
                        Reason.NEGATIVE_TOKENS,
                        call -> call.getUsage().setAudioInput(-1)),
                bad("usage.input", Reason.OUT_OF_RANGE, call -> call.getUsage().setInput(100_000_001)),
                bad("duration_micros", Reason.OUT_OF_RANGE, call -> call.setDurationMicros(SEVEN_DAYS + 1)),
                bad(
                        "time_to_first_token_micros",
                        Reason.OUT_OF_RANGE,
                        call -> call.setTimeToFirstTokenMicros(SEVEN_DAYS + 1)),
                bad("reported_cost_nanos", Reason.OUT_OF_RANGE, call -> call.setReportedCostNanos(-1L)),
                bad("reported_cost_nanos", Reason.OUT_OF_RANGE, call -> call.setReportedCostNanos(1_000_000_000_001L)),
                bad("duration_micros", Reason.NEGATIVE_DURATION, call -> call.setDurationMicros(-1L)),
                bad(
                        "time_to_first_token_micros",
                        Reason.NEGATIVE_DURATION,
                        call -> call.setTimeToFirstTokenMicros(Long.MIN_VALUE)),
                bad("retries", Reason.OUT_OF_RANGE, call -> call.setRetries(-1)),
                bad("retries", Reason.OUT_OF_RANGE, call -> call.setRetries(1_000_001)),
                bad("outcome", Reason.MISSING_FIELD, call -> call.setOutcome(null)),
                bad("scores[0].value", Reason.SCORE_NOT_FINITE, call -> addScore(call, "x", Double.NaN)),
                bad("scores[0].value", Reason.SCORE_NOT_FINITE, call -> addScore(call, "x", Double.NEGATIVE_INFINITY)),
                bad("scores[0].value", Reason.OUT_OF_RANGE, call -> addScore(call, "x", 1_000_000.5)),
                bad("scores[0].name", Reason.MISSING_FIELD, call -> addScore(call, "", 1)),
                bad("scores", Reason.OUT_OF_RANGE, call -> {
                    for (int i = 0; i < 33; i++) {
                        addScore(call, "x", 1);
                    }
                }),
                bad(
                        "guardrails[0].name",
                        Reason.MISSING_FIELD,
                        call -> call.getGuardrails().add(new GuardrailVerdict("", "pass", false))),
                bad(
                        "guardrails",
                        Reason.OUT_OF_RANGE,
                        call -> call.setGuardrails(
                                Collections.nCopies(33, new GuardrailVerdict("pii", "pass", false)))),
                bad(
                        "attributes.region",
                        Reason.OUT_OF_RANGE,
                        call -> call.getAttributes().put("region", "x".repeat(257))),
                bad("attributes", Reason.OUT_OF_RANGE, call -> {
                    for (int i = 0; i < 33; i++) {
                        call.getAttributes().put("a" + i, "");
                    }
                }));
    }

    @Test
    void shouldAcceptValuesAtTheLimits() {
        LlmCall call = minimalCall();
        call.setCallId("x".repeat(200));
        call.setServedModel("x".repeat(256));
        call.setErrorType("x".repeat(512));
        call.getUsage().setInput(100_000_000L);
        call.setDurationMicros(SEVEN_DAYS);
        call.setTimeToFirstTokenMicros(0L);
        call.setRetries(1_000_000);
        call.setReportedCostNanos(1_000_000_000_000L);
        for (int i = 0; i < 32; i++) {
            addScore(call, "x", i % 2 == 0 ? 1e6 : -1e6);
            call.getAttributes().put("x".repeat(200) + i, "x".repeat(256));
        }

        assertThat(RecordRules.check(call)).isEmpty();
    }

    @Test
    void shouldNameEverythingWrongWithBlankCall() {
        assertThat(RecordRules.check(BlankRecords.call()))
                .extracting(Violation::field)
                .containsExactly("call_id", "tenant", "feature");
    }

    @Test
    void shouldNameFieldsOfBadScore() {
        CallScore score = minimalScore();
        score.setCallId("");
        score.setValue(Double.POSITIVE_INFINITY);
        score.setScope(new ScoreScope(1L, "", "", "", "", "", "", "", "", "", ""));

        assertThat(RecordRules.check(score))
                .extracting(Violation::field)
                .containsExactly("call_id", "value", "scope.feature");
    }

    @Test
    void shouldNameFieldsOfBadChange() {
        ChangeEvent change = ChangeEvent.newBuilder()
                .setChangeId("")
                .setAtMicros(1)
                .setTenant("acme")
                .setNote("x".repeat(1_001))
                .setLink("x".repeat(2_001))
                .build();

        assertThat(RecordRules.check(change)).extracting(Violation::field).containsExactly("change_id", "link", "note");
    }

    private static LlmCall minimalCall() {
        LlmCall call = BlankRecords.call();
        call.setCallId("c-1");
        call.setTenant("acme");
        call.setFeature("chat");
        return call;
    }

    private static CallScore minimalScore() {
        return new CallScore("s-1", "c-1", "acme", "correctness", 1.0, ScoreSource.HUMAN, "", "", 1L, null);
    }

    private static void addScore(LlmCall call, String name, double value) {
        call.getScores().add(new InlineScore(name, value, ScoreSource.HUMAN, "", ""));
    }

    private static Arguments bad(String field, String reason, Consumer<LlmCall> spoil) {
        return arguments(field, reason, spoil);
    }
}
