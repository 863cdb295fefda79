package dev.plumbline.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.luben.zstd.Zstd;
import com.google.protobuf.ByteString;
import dev.plumbline.ingest.client.delivery.RecordStream;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OtlpRefusingTest {
    private final TestGateway gateway = TestGateway.answering();

    @AfterEach
    void close() {
        gateway.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{\"resourceSpans\":7}",
                "{\"resourceSpans\":[[]]}",
                "{\"resourceSpans\":[null]}",
                "{} {}",
                "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{\"startTimeUnixNano\":\"secret\"}]}]}]}",
                "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{\"startTimeUnixNano\":99999999999999999999}]}]}]}",
                "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{\"traceId\":{}}]}]}]}"
            })
    void shouldRefuseJsonThatIsNoRequest(String body) {
        HttpResponse<String> response = gateway.post("/v1/traces", body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(TestGateway.json(response).get("code").intValue()).isEqualTo(3);
        assertThat(response.body()).doesNotContain("secret");
        assertThat(gateway.counts(RecordStream.CALLS).rejected()).isEqualTo(Map.of("malformed", 1L));
    }

    @Test
    void shouldRefuseProtobufCutAnywhereButBetweenGroups() throws IOException {
        byte[] whole = OtlpRequests.protobuf(
                        OtlpGoldenTest.golden("traceloop-old-names").get("request"))
                .toByteArray();

        for (int length = 1; length < whole.length; length++) {
            assertThat(protobuf(Arrays.copyOf(whole, length)).statusCode())
                    .as("%d bytes", length)
                    .isEqualTo(400);
        }
        assertThat(gateway.calls()).isEmpty();
    }

    @Test
    void shouldRefuseGroups() {
        byte[] groups = new byte[20_000];
        Arrays.fill(groups, (byte) 0x0b);

        assertThat(protobuf(groups).statusCode()).isEqualTo(400);
    }

    @Test
    void shouldRefuseDeepJson() {
        String deep = "{\"x\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";

        assertThat(gateway.post("/v1/traces", deep).statusCode()).isEqualTo(400);
    }

    @Test
    void shouldSkipDeepProtobufWithoutDecoding() {
        // Written from the inside out: the generated code refuses to build what is so deep.
        ByteString nested = ByteString.EMPTY;
        for (int depth = 0; depth < 1_000; depth++) {
            AnyValue bytes = AnyValue.newBuilder().setBytesValue(nested).build();
            // Tag 5, a list, in place of tag 7, bytes: both are written with their length.
            byte[] list = bytes.toByteArray();
            list[0] = 0x2a;
            nested = ByteString.copyFrom(list);
        }
        Span.Builder span = Span.newBuilder();
        span.addAttributesBuilder()
                .setKey("gen_ai.request.model")
                .getValueBuilder()
                .setBytesValue(nested);
        byte[] request = ExportTraceServiceRequest.newBuilder()
                .addResourceSpans(ResourceSpans.newBuilder()
                        .addScopeSpans(ScopeSpans.newBuilder().addSpans(span)))
                .build()
                .toByteArray();

        assertThat(protobuf(request).statusCode()).isEqualTo(200);
    }

    @Test
    void shouldRefuseBombs() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
            gzip.write(new byte[10_000_000]);
        }

        assertThat(compressed("gzip", bomb.toByteArray()).statusCode()).isEqualTo(413);
        assertThat(compressed("zstd", Zstd.compress(new byte[10_000_000])).statusCode())
                .isEqualTo(413);
        assertThat(gateway.counts(RecordStream.CALLS).rejected()).isEqualTo(Map.of("oversized", 2L));
    }

    @Test
    void shouldRefuseBodiesThatAreNotWhatTheirEncodingSays() {
        assertThat(compressed("gzip", new byte[] {1, 2, 3}).statusCode()).isEqualTo(400);
        assertThat(compressed("zstd", new byte[] {1, 2, 3, 4, 5, 6, 7, 8}).statusCode())
                .isEqualTo(400);
        assertThat(compressed("br", new byte[] {1}).statusCode()).isEqualTo(415);
    }

    @Test
    void shouldRefuseTooManySpans() {
        String body = "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{}" + ",{}".repeat(10_000) + "]}]}]}";

        assertThat(gateway.post("/v1/traces", body).statusCode()).isEqualTo(413);
    }

    @Test
    void shouldRefuseOtherContentTypes() {
        HttpResponse<String> response =
                gateway.send(gateway.request("/v1/traces", "text/plain").POST(BodyPublishers.ofString("{}")));

        assertThat(response.statusCode()).isEqualTo(415);
    }

    @Test
    void shouldAskForRetryWhenKafkaDoesNotAnswer() throws IOException {
        try (TestGateway silent = new TestGateway(false, TestGateway.config(true))) {
            HttpResponse<String> response = silent.post(
                    "/v1/traces",
                    new JsonMapper()
                            .writeValueAsString(OtlpGoldenTest.golden("vercel").get("request")));

            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(TestGateway.json(response).get("code").intValue()).isEqualTo(14);
        }
    }

    private HttpResponse<String> protobuf(byte[] body) {
        return gateway.send(
                gateway.request("/v1/traces", "application/x-protobuf").POST(BodyPublishers.ofByteArray(body)));
    }

    private HttpResponse<String> compressed(String encoding, byte[] body) {
        return gateway.send(gateway.request("/v1/traces", "application/json")
                .header("Content-Encoding", encoding)
                .POST(BodyPublishers.ofByteArray(body)));
    }
}
