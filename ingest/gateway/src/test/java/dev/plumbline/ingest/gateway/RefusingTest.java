package dev.plumbline.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.ingest.client.delivery.RecordStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class RefusingTest {
    private final TestGateway gateway = TestGateway.answering();

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void shouldNameEveryErrorOfBatchAndAcceptNothing() {
        HttpResponse<String> response = gateway.post("/v1/calls", """
                [{"feature":"chat"},{"feature":"chat","usage":{"output":-5}},
                 {"feature":"chat","scores":[{"name":"x","value":1e400}],"duration_ms":-1}]""");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonNode problem = TestGateway.json(response);
        assertThat(problem.get("type").textValue()).isEqualTo("about:blank");
        assertThat(problem.get("status").intValue()).isEqualTo(400);
        assertThat(problem.get("errors").toString())
                .isEqualTo("[{\"field\":\"calls[1].usage.output\",\"reason\":\"must be at least 0, was -5\"},"
                        + "{\"field\":\"calls[2].duration_ms\",\"reason\":\"must be at least 0\"},"
                        + "{\"field\":\"calls[2].scores[0].value\","
                        + "\"reason\":\"must be a finite number, was Infinity\"}]");
        assertThat(gateway.producer.history())
                .noneMatch(record -> record.topic().equals("plumbline.calls"));
    }

    @Test
    void shouldCountEachRecordOfRefusedBatchUnderItsReason() {
        gateway.post("/v1/calls", "[{\"feature\":\"chat\"},{\"feature\":\"\"},{\"feature\":1}]");

        var counts = gateway.counts(RecordStream.CALLS);
        assertThat(counts.attempted()).isEqualTo(3);
        assertThat(counts.rejected()).isEqualTo(Map.of("batch_refused", 1L, "missing_field", 1L, "malformed", 1L));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"feature":"chat","flavour":"x"}                     | flavour
                    {"feature":"chat","usage":{"inputs":1}}              | usage.inputs
                    {"feature":7}                                        | feature
                    {}                                                   | feature
                    {"feature":"chat","usage":{"input":1.5}}             | usage.input
                    {"feature":"chat","usage":{"input":"1e99999999"}}    | usage.input
                    {"feature":"chat","usage":{"input":99999999999999999999}} | usage.input
                    {"feature":"chat","usage":7}                         | usage
                    {"feature":"chat","started_at":"yesterday"}          | started_at
                    {"feature":"chat","started_at":"2026-03-01T12:00:00Z","started_at_micros":1} | started_at
                    {"feature":"chat","duration_ms":"long"}              | duration_ms
                    {"feature":"chat","duration_ms":1,"duration_micros":1} | duration_ms
                    {"feature":"chat","duration_micros":-1}              | duration_micros
                    {"feature":"chat","outcome":"fine"}                  | outcome
                    {"feature":"chat","retries":-1}                      | retries
                    {"feature":"chat","app_cache_hit":"yes"}             | app_cache_hit
                    {"feature":"chat","scores":{}}                       | scores
                    {"feature":"chat","scores":[1]}                      | scores[0]
                    {"feature":"chat","scores":[{"name":"x"}]}           | scores[0].value
                    {"feature":"chat","scores":[{"name":"x","value":"NaN"}]} | scores[0].value
                    {"feature":"chat","attributes":{"a":{}}}             | attributes.a
                    """)
    void shouldNameFieldThatIsWrong(String body, String field) {
        HttpResponse<String> response = gateway.post("/v1/calls", body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(TestGateway.json(response).get("errors"))
                .extracting(error -> error.get("field").textValue())
                .containsExactly(field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "7",
                "[1]",
                "{\"feature\":\"chat\"} {}",
                "{\"feature\":NaN}",
                "{\"feature\":\"chat\",\"feature\":\"b\"}",
                "{\"calls\":[{\"feature\":\"chat\"}],\"tenant\":\"x\"}",
                "[[[[[[[[[[[[]]]]]]]]]]]]"
            })
    void shouldRefuseBodyThatHoldsNoRecords(String body) {
        HttpResponse<String> response = gateway.post("/v1/calls", body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("\"field\":\"body\"");
        assertThat(gateway.counts(RecordStream.CALLS).rejected()).isEqualTo(Map.of("malformed", 1L));
    }

    @Test
    void shouldNotRepeatWhatWasSent() {
        HttpResponse<String> response = gateway.post("/v1/calls", "{\"feature\": secretword");

        assertThat(response.body()).doesNotContain("secretword").contains("line 1, column ");
    }

    @Test
    void shouldRefuseTooManyRecords() {
        String lines = "{}\n".repeat(10_001);

        HttpResponse<String> response = gateway.send(
                gateway.request("/v1/calls", "application/x-ndjson").POST(BodyPublishers.ofString(lines)));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("at most 10000 records");
    }

    @Test
    void shouldRefuseOtherTenantWhenGatewayDecides() {
        try (TestGateway single = new TestGateway(true, TestGateway.config(false))) {
            HttpResponse<String> other = single.post("/v1/calls", "{\"feature\":\"chat\",\"tenant\":\"globex\"}");
            HttpResponse<String> same = single.post("/v1/calls", "{\"feature\":\"chat\",\"tenant\":\"acme\"}");

            assertThat(other.statusCode()).isEqualTo(400);
            assertThat(other.body()).contains("\"field\":\"tenant\"");
            assertThat(same.statusCode()).isEqualTo(200);
        }
    }

    @Test
    void shouldRefuseBodyAboveLimit() {
        HttpResponse<String> response = gateway.post("/v1/calls", " ".repeat(32 * 1024 + 1));

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(gateway.counts(RecordStream.CALLS).rejected()).isEqualTo(Map.of("oversized", 1L));
    }

    @Test
    void shouldReadCompressedBodyNoFurtherThanLimit() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bomb)) {
            byte[] blanks = " ".repeat(1024 * 1024).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 20; i++) {
                gzip.write(blanks);
            }
        }

        HttpResponse<String> response = gateway.send(gateway.request("/v1/calls", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(bomb.toByteArray())));

        assertThat(bomb.size()).isLessThan(32 * 1024);
        assertThat(response.statusCode()).isEqualTo(413);
    }

    @Test
    void shouldRefuseGzipThatIsCutShort() {
        HttpResponse<String> response = gateway.send(gateway.request("/v1/calls", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofString("not gzip at all")));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("Content-Encoding");
    }

    @Test
    void shouldRefuseOtherContentTypesAndEncodings() {
        assertThat(gateway.send(gateway.request("/v1/calls", "text/plain").POST(BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(415);
        assertThat(gateway.send(gateway.request("/v1/calls", "application/json")
                                .header("Content-Encoding", "br")
                                .POST(BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void shouldRefuseBodyThatArrivesTooSlowly() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", gateway.server.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(("POST /v1/calls HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                    + "Content-Length: 1000\r\n\r\n{")
                            .getBytes(StandardCharsets.US_ASCII));

            String answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);

            assertThat(answer).isEqualTo("HTTP/1.1 408");
        }
    }

    @Test
    void shouldRefusePageOfAnotherHost() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", gateway.server.port())) {
            socket.getOutputStream()
                    .write("GET /health/live HTTP/1.1\r\nHost: evil.example\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 421");
        }
    }

    @Test
    void shouldAnswerProblemWhenThereIsNoSuchPage() {
        HttpResponse<String> response = gateway.get("/v2/calls");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(gateway.get("/v1/calls").statusCode()).isEqualTo(405);
    }

    @Test
    void shouldTellToComeBackWhenKafkaDoesNotAnswer() {
        try (TestGateway silent = new TestGateway(false, TestGateway.config(true))) {
            HttpResponse<String> response = silent.post("/v1/calls", "{\"feature\":\"chat\"}");

            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(response.body()).contains("acknowledge_timeout");
        }
    }

    @Test
    void shouldTellToComeBackWhenBufferIsFull() {
        try (TestGateway silent = new TestGateway(false, TestGateway.config(true))) {
            String batch = "[" + "{\"feature\":\"chat\"},".repeat(199) + "{\"feature\":\"chat\"}]";

            HttpResponse<String> response = silent.post("/v1/calls", batch);

            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(silent.counts(RecordStream.CALLS).dropped()).containsOnlyKeys("buffer_full");
        }
    }

    @Test
    void shouldNotBeReadyWhileKafkaIsAway() {
        gateway.producer.sendException = new TimeoutException("no metadata");
        gateway.post("/v1/calls", "{\"feature\":\"chat\"}");

        assertThat(gateway.get("/health/ready").statusCode()).isEqualTo(503);
        assertThat(gateway.get("/health/live").statusCode()).isEqualTo(200);

        gateway.producer.sendException = null;
        await().until(() -> gateway.get("/health/ready").statusCode() == 200);
    }

    @Test
    void shouldLogNoFaultWhenServerStopsBeforeKafkaAnswers() {
        Logger logger = (Logger) LoggerFactory.getLogger("dev.plumbline.ingest.gateway");
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.addAppender(log);
        logger.setLevel(Level.DEBUG);
        try (TestGateway silent = new TestGateway(false, TestGateway.config(true))) {
            CompletableFuture.runAsync(() -> silent.post("/v1/calls", "{\"feature\":\"chat\"}"));
            await().until(() -> silent.calls().size() == 1);

            silent.server.close();

            await().until(() -> List.copyOf(log.list).stream()
                    .anyMatch(event -> event.getMessage().contains("had ended before its answer")));
            assertThat(List.copyOf(log.list)).noneMatch(event -> event.getLevel() == Level.ERROR);
            // All timeouts of the process are kept by one thread, which came by here.
            assertThat(new CompletableFuture<String>().completeOnTimeout("in time", 1, TimeUnit.MILLISECONDS))
                    .succeedsWithin(Duration.ofSeconds(10));
        } finally {
            logger.setLevel(null);
            logger.detachAppender(log);
        }
    }
}
