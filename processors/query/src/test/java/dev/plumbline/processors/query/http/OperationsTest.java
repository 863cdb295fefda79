package dev.plumbline.processors.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.processors.query.Story;
import dev.plumbline.processors.query.state.InMemoryState;
import dev.plumbline.processors.query.state.LedgerAccount;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OperationsTest {
    private final InMemoryState state = Story.told();
    private final RunningServer server = new RunningServer(state, Story.CLOCK);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldBeLiveAndNotReadyWhenStateCannotBeRead() {
        state.outage("Restoring.");

        assertThat(server.get("/health/live").statusCode()).isEqualTo(200);
        assertThat(server.get("/health/ready").statusCode()).isEqualTo(503);
        assertThat(server.json("/health/ready").at("/checks/rollup").asText()).isEqualTo("REBALANCING");
    }

    @Test
    void shouldBeReadyWhenStateCanBeRead() {
        assertThat(server.get("/health/ready").statusCode()).isEqualTo(200);
    }

    @Test
    void shouldShowTheLedgerToPrometheus() {
        state.ledger(Story.ledger(2));
        state.account(new LedgerAccount("acme", "web", Story.ledger(2)));

        assertThat(server.get("/metrics").body())
                .contains("plumbline_ledger_records{stream=\"calls\",term=\"counted\"} 1199870.0")
                .contains("plumbline_ledger_records{stream=\"calls\",term=\"in_flight\"} 2.0")
                .contains(
                        "plumbline_ledger_refused_records{reason=\"future\",stream=\"calls\",term=\"quarantined\"} 86.0")
                .contains(
                        "plumbline_ledger_part_records{app=\"web\",stream=\"calls\",tenant=\"acme\",term=\"late\"} 402.0")
                .contains("plumbline_pipeline_events{event=\"registry_unavailable\"} 3.0")
                .contains("plumbline_pipeline_checks{check=\"rollup\",finding=\"RUNNING\"} 1.0")
                .contains("plumbline_pipeline_lag_seconds 0.0")
                .contains("plumbline_query_state_readable 1.0");
    }

    @Test
    void shouldStillShowMetricsWhenStateCannotBeRead() {
        state.outage("Restoring.");

        assertThat(server.get("/metrics").body()).contains("plumbline_query_state_readable 0.0");
    }

    @Test
    void shouldForbidEverythingButOwnFilesToTheBrowser() {
        HttpResponse<String> response = server.get("/v1/ledger");

        assertThat(response.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(response.headers().firstValue("Server")).isEmpty();
    }

    @Test
    void shouldAnswerUnknownPathsWithAProblem() {
        HttpResponse<String> response = server.get("/v1/secrets");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void shouldNotAnswerToAForeignHostName() throws IOException {
        assertThat(statusFor("attacker.example:8080")).contains(" 421 ");
        assertThat(statusFor("localhost:8080")).contains(" 200 ");
    }

    private String statusFor(String host) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.address().getPort())) {
            String request = "GET /v1/ledger HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
        }
    }
}
