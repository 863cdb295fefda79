package dev.plumbline.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.gateway.access.ApiKeys;
import dev.plumbline.ingest.gateway.http.Limits;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {
    private static final ApiKeys KEYS =
            ApiKeys.parse(List.of(ApiKeys.hash("key-a") + " acme", ApiKeys.hash("key-g") + " globex"));
    private static final String CALL = "{\"feature\":\"chat\"}";

    private final TestGateway gateway =
            new TestGateway(true, TestGateway.config(true).withKeys("127.0.0.1", KEYS));

    @AfterEach
    void close() {
        gateway.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/calls", "/v1/scores", "/v1/changes", "/v1/traces", "/v1/logs", "/v1/metrics"})
    void shouldRefuseToTakeWithoutKnownKey(String path) {
        HttpResponse<String> without = gateway.post(path, CALL);
        HttpResponse<String> unknown = gateway.send(authorized(path, "X-API-Key", "key-x"));

        assertThat(without.statusCode()).isEqualTo(401);
        assertThat(without.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(unknown.body()).doesNotContain("key-x");
        assertThat(gateway.client.stats().streams()).allMatch(counts -> counts.attempted() == 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/metrics", "/v1/otlp/counts"})
    void shouldShowNothingWithoutKnownKey(String path) {
        assertThat(gateway.get(path).statusCode()).isEqualTo(401);
        assertThat(gateway.send(HttpRequest.newBuilder(gateway.server.address().resolve(path))
                                .header("Authorization", "Bearer key-a"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void shouldTakeTenantFromKey() {
        gateway.send(authorized("/v1/calls", "Authorization", "Bearer key-a"));
        gateway.send(authorized("/v1/calls", "X-API-Key", "key-g"));

        assertThat(gateway.calls()).extracting(call -> call.getTenant()).containsExactly("acme", "globex");
    }

    @Test
    void shouldNotLetKeyOfOneTenantWriteForAnother() throws IOException {
        HttpResponse<String> json = gateway.send(gateway.request("/v1/calls", "application/json")
                .header("Authorization", "Bearer key-a")
                .POST(BodyPublishers.ofString("{\"feature\":\"chat\",\"tenant\":\"globex\"}")));
        HttpResponse<String> otlp = gateway.send(gateway.request("/v1/traces", "application/json")
                .header("Authorization", "Bearer key-a")
                .POST(BodyPublishers.ofString(
                        OtlpGoldenTest.golden("plumbline").get("request").toString())));

        assertThat(json.statusCode()).isEqualTo(400);
        assertThat(otlp.statusCode()).isEqualTo(200);
        assertThat(gateway.calls()).extracting(call -> call.getTenant()).containsExactly("acme");
    }

    @Test
    void shouldTellTenantThatSendsTooMuchWhenToComeBack() {
        Limits limits = TestGateway.config(true).limits().withBytesPerSecond(10);
        try (TestGateway slow = new TestGateway(
                true, TestGateway.config(true).withLimits(limits).withKeys("127.0.0.1", KEYS))) {
            HttpRequest.Builder first = slow.request("/v1/calls", "application/json")
                    .header("X-API-Key", "key-a")
                    .POST(BodyPublishers.ofString("{\"feature\":\"" + "x".repeat(100) + "\"}"));
            assertThat(slow.send(first).statusCode()).isEqualTo(200);

            HttpResponse<String> json = slow.send(first);
            HttpResponse<String> otlp = slow.send(slow.request("/v1/traces", "application/json")
                    .header("X-API-Key", "key-a")
                    .POST(BodyPublishers.ofString("{}")));
            HttpResponse<String> other = slow.send(slow.request("/v1/traces", "application/json")
                    .header("X-API-Key", "key-g")
                    .POST(BodyPublishers.ofString("{}")));

            assertThat(json.statusCode()).isEqualTo(429);
            assertThat(json.headers().firstValueAsLong("Retry-After").orElseThrow())
                    .isBetween(2L, Duration.ofMinutes(1).toSeconds());
            assertThat(otlp.statusCode()).isEqualTo(429);
            assertThat(TestGateway.json(otlp).get("code").intValue()).isEqualTo(8);
            assertThat(other.statusCode()).isEqualTo(200);
        }
    }

    private HttpRequest.Builder authorized(String path, String header, String value) {
        return gateway.request(path, "application/json").header(header, value).POST(BodyPublishers.ofString(CALL));
    }
}
