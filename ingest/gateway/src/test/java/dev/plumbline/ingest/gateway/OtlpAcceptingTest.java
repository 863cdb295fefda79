package dev.plumbline.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.luben.zstd.Zstd;
import dev.plumbline.ingest.client.ClientConfig;
import dev.plumbline.ingest.client.Plumbline;
import dev.plumbline.ingest.client.PlumblineClient;
import dev.plumbline.ingest.client.delivery.RecordStream;
import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.records.CallScore;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.ScoreSource;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OtlpAcceptingTest {
    private static final String TRACE = "5b8efff798038103d269b633813fc60c";
    private static final String CALL = TRACE + "-eee19b7ec3c1b174";
    private static final String EVALUATION =
            "{\"eventName\":\"gen_ai.evaluation.result\",\"timeUnixNano\":1772366400000000000,"
                    + "\"traceId\":\"5B8EFFF798038103D269B633813FC60C\",\"spanId\":\"eee19b7ec3c1b174\",\"body\":{\"stringValue\":\"x\"},"
                    + "\"attributes\":[{\"key\":\"gen_ai.evaluation.name\",\"value\":{\"stringValue\":\"relevance\"}},"
                    + "{\"key\":\"plumbline.score.source\",\"value\":{\"stringValue\":\"judge\"}},"
                    + "{\"key\":\"gen_ai.evaluation.explanation\",\"value\":{\"stringValue\":\"secret\"}},"
                    + "{\"key\":\"gen_ai.evaluation.score.value\",\"value\":{\"doubleValue\":0.75}}]}";

    private final TestGateway gateway = TestGateway.answering();

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void shouldTakeGzipAndZstd() throws IOException {
        byte[] body = body("vercel");
        ByteArrayOutputStream gzipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(gzipped)) {
            gzip.write(body);
        }

        assertThat(compressed("gzip", gzipped.toByteArray()).statusCode()).isEqualTo(200);
        assertThat(compressed("zstd", Zstd.compress(body)).statusCode()).isEqualTo(200);
        assertThat(gateway.calls()).hasSize(2);
    }

    @Test
    void shouldGiveRetrySameIds() throws IOException {
        traces(new JsonMapper().readTree(body("openinference")));
        traces(new JsonMapper().readTree(body("openinference")));

        assertThat(gateway.calls()).extracting(LlmCall::getCallId).containsExactly(CALL, CALL);
    }

    @Test
    void shouldTakeRightSpansAndNameThoseThatAreWrongForGood() throws IOException {
        String wrong = new String(body("opentelemetry-errors"), StandardCharsets.UTF_8)
                .replace("00000000000000b2", "0000000000000000")
                .replace("00000000000000b3", "AAAAAAAAALM=")
                .replace("\"endTimeUnixNano\":\"0\"", "\"endTimeUnixNano\":\"1\"");

        HttpResponse<String> response = gateway.post("/v1/traces", wrong);

        assertThat(response.statusCode()).isEqualTo(200);
        JsonNode partial = TestGateway.json(response).get("partialSuccess");
        assertThat(partial.get("rejectedSpans").textValue()).isEqualTo("3");
        assertThat(partial.get("errorMessage").textValue())
                .contains("missing_field=2")
                .contains("negative_duration=1");
        assertThat(gateway.calls()).extracting(LlmCall::getCallId).containsExactly(CALL);
        assertThat(gateway.counts(RecordStream.CALLS).rejected())
                .isEqualTo(Map.of("missing_field", 2L, "negative_duration", 1L));
    }

    @Test
    void shouldNameWrongSpansInProtobuf() throws IOException {
        var right = OtlpRequests.protobuf(new JsonMapper().readTree(body("vercel-old-names")));
        var wrong = right.toBuilder();
        wrong.getResourceSpansBuilder(0)
                .getScopeSpansBuilder(0)
                .getSpansBuilder(0)
                .clearTraceId();
        byte[] body = wrong.build().toByteArray();

        HttpResponse<byte[]> response = gateway.sendForBytes(
                gateway.request("/v1/traces", "application/x-protobuf").POST(BodyPublishers.ofByteArray(body)));

        assertThat(ExportTraceServiceResponse.parseFrom(response.body())
                        .getPartialSuccess()
                        .getRejectedSpans())
                .isEqualTo(1);
    }

    @Test
    void shouldTakeEvaluationFromLogAsScoreOfItsSpan() {
        HttpResponse<String> response = gateway.post("/v1/logs", logs(EVALUATION + ",{\"body\":{}}"));
        gateway.post("/v1/logs", logs(EVALUATION));

        assertThat(response.body()).isEqualTo("{}");
        var scores = gateway.values(Topic.SCORES, CallScore.class);
        assertThat(scores).hasSize(2).allSatisfy(score -> {
            assertThat(score.getCallId()).isEqualTo(CALL);
            assertThat(score.getName()).isEqualTo("relevance");
            assertThat(score.getValue()).isEqualTo(0.75);
            assertThat(score.getSource()).isEqualTo(ScoreSource.JUDGE);
            assertThat(score.getScoredAtMicros()).isEqualTo(1_772_366_400_000_000L);
            assertThat(score.getScoreId()).isEqualTo(scores.get(0).getScoreId());
            assertThat(score.getScope()).isNull();
        });
    }

    @Test
    void shouldTakeEvaluationOnSpanWithScopeOfItsCall() throws IOException {
        String event = EVALUATION.replace("eventName", "name");
        String request = new String(body("plumbline"), StandardCharsets.UTF_8)
                .replace("\"name\":\"any\"", "\"events\":[" + event + "]");

        gateway.post("/v1/traces", request);

        CallScore score = gateway.values(Topic.SCORES, CallScore.class).get(0);
        assertThat(score.getTenant()).isEqualTo("globex");
        assertThat(score.getScope().getFeature()).isEqualTo("f");
        assertThat(score.getScope().getCallStartedAtMicros()).isEqualTo(1_772_366_400_000_000L);
    }

    @Test
    void shouldRejectEvaluationWithoutSpan() {
        HttpResponse<String> response = gateway.post("/v1/logs", logs(EVALUATION.replace("spanId", "noSpanId")));

        assertThat(response.body()).contains("\"rejectedLogRecords\":\"1\"").contains("missing_field=1");
    }

    @Test
    void shouldIgnoreEvaluationWithLabelOnly() {
        assertThat(gateway.post("/v1/logs", logs(EVALUATION.replace("score.value", "score.label")))
                        .body())
                .isEqualTo("{}");
        assertThat(gateway.producer.history())
                .noneMatch(record -> record.topic().equals(Topic.SCORES.topicName()));
    }

    @Test
    void shouldAnswerMetricsPolitely() {
        assertThat(gateway.post("/v1/metrics", "{\"resourceMetrics\":[]}").body())
                .isEqualTo("{}");
    }

    @Test
    void shouldCountWhatIsNoCall() throws IOException {
        traces(new JsonMapper().readTree(body("opentelemetry-only-leaves")));

        JsonNode counts = TestGateway.json(gateway.get("/v1/otlp/counts"));
        assertThat(counts.get("calls").intValue()).isEqualTo(1);
        assertThat(counts.get("ignored.agent").intValue()).isEqualTo(1);
        assertThat(counts.get("ignored.tool").intValue()).isEqualTo(1);
        assertThat(counts.get("ignored.other").intValue()).isEqualTo(1);
    }

    @Test
    void shouldHashUsersAsTheClientDoes() throws IOException {
        traces(new JsonMapper().readTree(body("opentelemetry-old-names")));
        PlumblineClient client = Plumbline.client(ClientConfig.builder()
                .bootstrapServers("127.0.0.1:1")
                .schemaRegistry(gateway.registry)
                .tenant("acme")
                .userHashKey(TestGateway.USER_HASH_KEY)
                .producerFactory(settings -> gateway.producer)
                .build());
        client.call("chat").userId("u").publish();
        client.close();

        assertThat(gateway.calls())
                .extracting(LlmCall::getUserHash)
                .hasSize(2)
                .containsOnly(gateway.calls().get(0).getUserHash());
    }

    private void traces(JsonNode request) {
        assertThat(gateway.post("/v1/traces", request.toString()).statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> compressed(String encoding, byte[] body) {
        return gateway.send(gateway.request("/v1/traces", "application/json")
                .header("Content-Encoding", encoding)
                .POST(BodyPublishers.ofByteArray(body)));
    }

    private static byte[] body(String golden) throws IOException {
        return new JsonMapper().writeValueAsBytes(OtlpGoldenTest.golden(golden).get("request"));
    }

    private static String logs(String records) {
        return "{\"resourceLogs\":[{\"scopeLogs\":[{\"logRecords\":[" + records + "]}]}]}";
    }

    @Test
    void shouldScoreCallThatEvaluatorJudges() throws IOException {
        traces(new JsonMapper().readTree(body("openinference-companions")));

        CallScore score = gateway.values(Topic.SCORES, CallScore.class).get(0);
        assertThat(score.getCallId()).isEqualTo(TRACE + "-00000000000000b2");
        assertThat(score.getName()).isEqualTo("faithfulness");
        assertThat(score.getValue()).isEqualTo(0.95);
        assertThat(score.getScope().getRequestedModel()).isEqualTo("gpt-4o-mini");
    }

    @Test
    void shouldScoreParentOfEvaluatorWhenCallCameInAnotherRequest() {
        gateway.post(
                "/v1/traces",
                "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{\"traceId\":\"" + TRACE
                        + "\",\"spanId\":\"00000000000000a1\",\"parentSpanId\":\"eee19b7ec3c1b174\",\"name\":\"judge\","
                        + "\"attributes\":[{\"key\":\"plumbline.span.kind\",\"value\":{\"stringValue\":\"evaluator\"}},"
                        + "{\"key\":\"plumbline.score.source\",\"value\":{\"stringValue\":\"judge\"}},"
                        + "{\"key\":\"gen_ai.evaluation.score.value\",\"value\":{\"doubleValue\":0.5}}]}]}]}]}");

        CallScore score = gateway.values(Topic.SCORES, CallScore.class).get(0);
        assertThat(score.getCallId()).isEqualTo(CALL);
        assertThat(score.getName()).isEqualTo("judge");
        assertThat(score.getSource()).isEqualTo(ScoreSource.JUDGE);
        assertThat(score.getScope()).isNull();
    }

    @Test
    void shouldCountRetrievalsGuardrailsAndEvaluatorsAsSuch() throws IOException {
        traces(new JsonMapper().readTree(body("openinference-companions")));

        JsonNode counts = TestGateway.json(gateway.get("/v1/otlp/counts"));
        assertThat(counts.get("calls").intValue()).isEqualTo(2);
        assertThat(counts.get("retrieval").intValue()).isEqualTo(3);
        assertThat(counts.get("retrieval.results").intValue()).isEqualTo(7);
        assertThat(counts.get("retrieval.micros").intValue()).isEqualTo(240_000);
        assertThat(counts.get("guardrail").intValue()).isEqualTo(4);
        assertThat(counts.get("evaluator").intValue()).isEqualTo(1);
    }
}
