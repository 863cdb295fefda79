package dev.plumbline.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.records.CallScore;
import dev.plumbline.schemas.records.ChangeEvent;
import dev.plumbline.schemas.records.ChangeKind;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.Outcome;
import dev.plumbline.schemas.records.ScoreSource;
import dev.plumbline.schemas.records.Usage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AcceptingTest {
    private final TestGateway gateway = TestGateway.answering();

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void shouldAcceptMinimalCallAndFillInTheRest() {
        HttpResponse<String> response = gateway.post("/v1/calls", "{\"feature\":\"chat\"}");

        assertThat(response.statusCode()).isEqualTo(200);
        JsonNode answer = TestGateway.json(response);
        assertThat(answer.get("accepted").intValue()).isEqualTo(1);
        LlmCall call = gateway.calls().get(0);
        assertThat(call.getCallId())
                .isEqualTo(answer.get("call_ids").get(0).textValue())
                .matches("[0-9a-f]{32}");
        assertThat(call.getTenant()).isEqualTo("acme");
        assertThat(call.getStartedAtMicros()).isEqualTo(TestGateway.NOW_MICROS);
        assertThat(call.getOutcome()).isEqualTo(Outcome.OK);
        assertThat(call.getDurationMicros()).isNull();
    }

    @Test
    void shouldReadEveryFieldOfCall() {
        gateway.post("/v1/calls", """
                {"call_id":"c-1","started_at":"2026-02-28T23:59:59.25+01:00","duration_ms":950.5,
                 "time_to_first_token_micros":"120000","tenant":"globex","app":"shop","feature":"chat",
                 "environment":"production","release":"4.2","provider":"openai","requested_model":"gpt-4o",
                 "served_model":"gpt-4o-2024-08-06","system_fingerprint":"fp","service_tier":"flex",
                 "operation":"text_completion","prompt_name":"answer","prompt_version":"7","variant":"b",
                 "usage":{"input":1,"cache_read":2,"cache_write_5m":3,"cache_write_1h":4,"output":5,"reasoning":6,
                          "audio_input":7,"audio_output":8},
                 "usage_ambiguous":true,"reported_cost_nanos":999999999999,"outcome":"rate_limited","error_type":"429",
                 "finish_reason":"stop","retries":2,"app_cache_hit":true,
                 "guardrails":[{"name":"pii","verdict":"block","blocked":true}],
                 "scores":[{"name":"correctness","value":0.5,"source":"judge","evaluator":"m","evaluator_version":"3"}],
                 "trace_id":"4bf92f3577b34da6a3ce929d0e0e4736","session_id":"s","user_hash":"u",
                 "attributes":{"region":"eu","attempt":2},"revision":1}""");

        LlmCall call = gateway.calls().get(0);
        assertThat(call.getStartedAtMicros()).isEqualTo(1_772_319_599_250_000L);
        assertThat(call.getDurationMicros()).isEqualTo(950_500);
        assertThat(call.getTimeToFirstTokenMicros()).isEqualTo(120_000);
        assertThat(call.getTenant()).isEqualTo("globex");
        assertThat(call.getServiceTier()).isEqualTo("flex");
        assertThat(call.getUsage()).isEqualTo(new Usage(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L));
        assertThat(call.getReportedCostNanos()).isEqualTo(999_999_999_999L);
        assertThat(call.getOutcome()).isEqualTo(Outcome.RATE_LIMITED);
        assertThat(call.getRetries()).isEqualTo(2);
        assertThat(call.getGuardrails().get(0).getBlocked()).isTrue();
        assertThat(call.getScores().get(0).getSource()).isEqualTo(ScoreSource.JUDGE);
        assertThat(call.getAttributes()).isEqualTo(Map.of("region", "eu", "attempt", "2"));
        assertThat(call.getSchema().getFields())
                .allSatisfy(field ->
                        assertThat(call.get(field.pos())).as(field.name()).isNotIn("", 0L, 0, false));
    }

    @Test
    void shouldAcceptListsAndBatchesAndLines() {
        HttpResponse<String> list = gateway.post(
                "/v1/calls", "[{\"feature\":\"a\",\"call_id\":\"1\"},{\"feature\":\"b\",\"call_id\":\"2\"}]");
        HttpResponse<String> batch = gateway.post("/v1/calls", "{\"calls\":[{\"feature\":\"c\",\"call_id\":\"3\"}]}");
        HttpResponse<String> lines = gateway.send(gateway.request("/v1/calls", "application/x-ndjson; charset=utf-8")
                .POST(BodyPublishers.ofString(
                        "{\"feature\":\"d\",\"call_id\":\"4\"}\n\n{\"feature\":\"e\",\"call_id\":\"5\"}\n")));

        assertThat(list.body()).contains("\"accepted\":2").contains("[\"1\",\"2\"]");
        assertThat(batch.body()).contains("\"accepted\":1");
        assertThat(lines.body()).contains("\"accepted\":2");
        assertThat(gateway.calls()).extracting(LlmCall::getFeature).containsExactly("a", "b", "c", "d", "e");
    }

    @Test
    void shouldAcceptEmptyList() {
        assertThat(gateway.post("/v1/calls", "[]").body()).contains("\"accepted\":0");
    }

    @Test
    void shouldAcceptGzip() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(body)) {
            gzip.write("{\"feature\":\"chat\"}".getBytes(StandardCharsets.UTF_8));
        }

        HttpResponse<String> response = gateway.send(gateway.request("/v1/calls", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));

        assertThat(response.statusCode()).isEqualTo(200);
    }

    @Test
    void shouldAcceptScoreWithAndWithoutScope() {
        HttpResponse<String> response = gateway.post("/v1/scores", """
                {"scores":[
                 {"call_id":"c-1","name":"helpful","value":1,"source":"human"},
                 {"score_id":"s-2","call_id":"c-1","name":"correctness","value":0.25,"source":"JUDGE",
                  "scored_at":"2026-03-01T11:00:00Z",
                  "scope":{"call_started_at":"2026-03-01T10:00:00Z","feature":"chat","served_model":"gpt-4o"}}]}""");

        assertThat(TestGateway.json(response).get("score_ids").get(1).textValue())
                .isEqualTo("s-2");
        var scores = gateway.values(Topic.SCORES, CallScore.class);
        assertThat(scores.get(0).getScope()).isNull();
        assertThat(scores.get(0).getScoredAtMicros()).isEqualTo(TestGateway.NOW_MICROS);
        assertThat(scores.get(1).getScope().getCallStartedAtMicros())
                .isEqualTo(TestGateway.NOW_MICROS - 7_200_000_000L);
        assertThat(scores.get(1).getScope().getServedModel()).isEqualTo("gpt-4o");
    }

    @Test
    void shouldAcceptChange() {
        HttpResponse<String> response = gateway.post("/v1/changes", """
                {"kind":"prompt_published","subject":"answer","from_version":"6","to_version":"7","author":"jane"}""");

        assertThat(response.body()).contains("change_ids");
        ChangeEvent change = gateway.values(Topic.CHANGES, ChangeEvent.class).get(0);
        assertThat(change.getKind()).isEqualTo(ChangeKind.PROMPT_PUBLISHED);
        assertThat(change.getAtMicros()).isEqualTo(TestGateway.NOW_MICROS);
        assertThat(change.getTenant()).isEqualTo("acme");
    }

    @Test
    void shouldIgnoreUnknownFieldsWhenLenient() {
        assertThat(gateway.post("/v1/calls?lenient=true", "{\"feature\":\"chat\",\"flavour\":1}")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void shouldAnswerOnlyWhenKafkaHasAcknowledgedAll() {
        try (TestGateway silent = new TestGateway(false, TestGateway.patient())) {
            CompletableFuture<HttpResponse<String>> response = CompletableFuture.supplyAsync(
                    () -> silent.post("/v1/calls", "[{\"feature\":\"a\"},{\"feature\":\"b\"}]"));
            await().until(() -> silent.calls().size() == 2);
            silent.producer.completeNext();
            assertThat(response).isNotDone();

            await().until(() -> {
                silent.producer.completeNext();
                return response.isDone();
            });

            assertThat(response.join().statusCode()).isEqualTo(200);
        }
    }

    @Test
    void shouldSayThatItLivesAndIsReady() {
        assertThat(gateway.get("/health/live").statusCode()).isEqualTo(200);
        assertThat(gateway.get("/health/ready").statusCode()).isEqualTo(200);
    }

    @Test
    void shouldGiveSameIdsUnderSameIdempotencyKeyOnly() {
        String batch = "[{\"feature\":\"a\"},{\"feature\":\"a\"}]";

        JsonNode first = TestGateway.json(keyed("retry-1", batch)).get("call_ids");
        JsonNode second = TestGateway.json(keyed("retry-1", batch)).get("call_ids");
        JsonNode other = TestGateway.json(keyed("retry-2", batch)).get("call_ids");

        assertThat(second).isEqualTo(first).isNotEqualTo(other);
        assertThat(first.get(0)).isNotEqualTo(first.get(1));
        assertThat(keyed(" ", batch).statusCode()).isEqualTo(400);
        assertThat(keyed("k".repeat(256), batch).statusCode()).isEqualTo(400);
    }

    private HttpResponse<String> keyed(String key, String body) {
        return gateway.send(gateway.request("/v1/calls", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body)));
    }
}
