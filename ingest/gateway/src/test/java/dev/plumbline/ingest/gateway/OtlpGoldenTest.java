package dev.plumbline.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.ingest.client.BlankRecords;
import dev.plumbline.schemas.records.LlmCall;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests as each dialect writes them, against the calls that they must become, in both encodings. */
class OtlpGoldenTest {
    private static final JsonMapper JSON = new JsonMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "opentelemetry",
                "opentelemetry-old-names",
                "opentelemetry-both-names",
                "opentelemetry-no-usage",
                "opentelemetry-cached-above-input",
                "opentelemetry-only-leaves",
                "opentelemetry-errors",
                "openinference",
                "openinference-companions",
                "traceloop",
                "traceloop-old-names",
                "langfuse",
                "langfuse-openai-usage",
                "vercel",
                "vercel-old-names",
                "vercel-details",
                "plumbline"
            })
    void shouldReadDialectFromJsonAndProtobufAlike(String name) throws IOException {
        JsonNode golden = golden(name);
        List<JsonNode> expected = StreamSupport.stream(golden.get("calls").spliterator(), false)
                .map(OtlpGoldenTest::normalised)
                .toList();

        assertThat(calls("application/json", JSON.writeValueAsBytes(golden.get("request"))))
                .isEqualTo(expected);
        assertThat(calls(
                        "application/x-protobuf",
                        OtlpRequests.protobuf(golden.get("request")).toByteArray()))
                .isEqualTo(expected);
    }

    static JsonNode golden(String name) throws IOException {
        try (InputStream in = OtlpGoldenTest.class.getResourceAsStream("/otlp/" + name + ".json")) {
            return JSON.readTree(in);
        }
    }

    private static List<JsonNode> calls(String contentType, byte[] body) throws IOException {
        try (TestGateway gateway = TestGateway.answering()) {
            HttpResponse<String> response =
                    gateway.send(gateway.request("/v1/traces", contentType).POST(BodyPublishers.ofByteArray(body)));
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type")).hasValue(contentType);
            assertThat(response.body()).isEqualTo(contentType.endsWith("json") ? "{}" : "");
            List<JsonNode> calls = new ArrayList<>();
            for (LlmCall call : gateway.calls()) {
                assertThat(call.toString()).doesNotContain("secret");
                calls.add(normalised(JSON.readTree(call.toString())));
            }
            return calls;
        }
    }

    /** Without fields at their defaults, and all numbers of one type. */
    private static JsonNode normalised(JsonNode call) {
        try {
            ObjectNode blank = (ObjectNode) JSON.readTree(BlankRecords.call().toString());
            ObjectNode left = call.deepCopy();
            JsonNode usage = left.remove("usage");
            left.properties().removeIf(field -> field.getValue().equals(blank.get(field.getKey())));
            if (usage != null) {
                usage.properties().stream()
                        .filter(bucket -> bucket.getValue().longValue() != 0)
                        .forEach(bucket -> left.put(
                                "usage." + bucket.getKey(), bucket.getValue().longValue()));
            }
            return JSON.readTree(left.toString());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
