package dev.plumbline.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private final TestGateway gateway = TestGateway.answering();

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void shouldShowRequestsAndRecordsToPrometheus() throws IOException {
        gateway.post("/v1/calls", "{\"feature\":\"chat\"}");
        gateway.post("/v1/calls", "{\"feature\":\"\"}");
        gateway.post("/v1/some/secret", "{}");
        gateway.post(
                "/v1/traces",
                OtlpGoldenTest.golden("opentelemetry-only-leaves")
                        .get("request")
                        .toString());

        String metrics = gateway.get("/metrics").body();

        assertThat(metrics)
                .contains("plumbline_gateway_requests_seconds_count{path=\"/v1/calls\",status=\"200\"} 1")
                .contains("plumbline_gateway_requests_seconds_count{path=\"/v1/calls\",status=\"400\"} 1")
                .contains("plumbline_gateway_requests_seconds_count{path=\"other\",status=\"404\"} 1")
                .contains("plumbline_gateway_records_total{fate=\"rejected\",stream=\"calls\"} 1.0")
                .contains("plumbline_gateway_otlp_total{kind=\"ignored.agent\"}")
                .contains("plumbline_gateway_bodies_bytes 0.0")
                .contains("plumbline_gateway_sending 1.0")
                .doesNotContain("secret", "chat", "acme");
    }
}
