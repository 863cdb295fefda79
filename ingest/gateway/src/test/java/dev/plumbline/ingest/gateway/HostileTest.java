package dev.plumbline.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Senders that mean harm are refused, and those that do not are served meanwhile. */
class HostileTest {
    private static final String CALL = "{\"feature\":\"chat\"}";
    private static final int SLOW_SENDERS = 200;

    private final TestGateway gateway = new TestGateway(true, TestGateway.patient());

    @AfterEach
    void close() {
        gateway.close();
    }

    @ParameterizedTest
    @CsvSource({"/v1/calls,application/json", "/v1/traces,application/x-protobuf", "/v1/logs,application/json"})
    void shouldRefuseTenGigabytesThatAreTenMegabytesCompressed(String path, String contentType) {
        HttpResponse<String> response = gateway.send(gateway.request(path, contentType)
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofInputStream(HostileTest::tenGigabytes)));

        assertThat(response.statusCode()).isEqualTo(413);
        await().untilAsserted(() ->
                assertThat(gateway.get("/metrics").body()).contains("plumbline_gateway_bodies_bytes 0.0"));
    }

    @ParameterizedTest
    @CsvSource({"/v1/calls", "/v1/scores", "/v1/traces", "/v1/logs"})
    void shouldRefuseWhatIsHundredThousandDeep(String path) {
        String lists = "{\"x\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        String objects = "{\"x\":".repeat(100_000) + "1" + "}".repeat(100_000);

        assertThat(gateway.post(path, lists).statusCode()).isEqualTo(400);
        assertThat(gateway.post(path, objects).statusCode()).isEqualTo(400);
    }

    @Test
    void shouldServeOthersWhileMoreAreSlowThanThereAreThreads() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < SLOW_SENDERS; i++) {
                slow.add(slowSender());
            }

            long started = System.nanoTime();
            for (int i = 0; i < 20; i++) {
                assertThat(gateway.post("/v1/calls", CALL).statusCode()).isEqualTo(200);
            }

            // Had they the threads, the others would wait until the slow ones have run into their timeout.
            assertThat(Duration.ofNanos(System.nanoTime() - started))
                    .isLessThan(TestGateway.patient().limits().bodyTimeout().dividedBy(2));
            assertThat(slow).allSatisfy(socket -> socket.getOutputStream().write('x'));
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
        await().untilAsserted(() ->
                assertThat(gateway.get("/metrics").body()).contains("plumbline_gateway_bodies_bytes 0.0"));
    }

    @Test
    void shouldRefuseLengthThatIsAnnouncedBeforeItComes() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", gateway.server.port())) {
            socket.getOutputStream().write(head(Long.MAX_VALUE).getBytes(StandardCharsets.US_ASCII));

            String answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);

            assertThat(answer).isEqualTo("HTTP/1.1 413");
        }
    }

    private Socket slowSender() throws IOException {
        Socket socket = new Socket("127.0.0.1", gateway.server.port());
        socket.getOutputStream().write((head(1_000) + "{").getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String head(long length) {
        return "POST /v1/calls HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                + length + "\r\n\r\n";
    }

    /** A thousand times ten million zeros: members of a gzip file may follow one another. */
    private static InputStream tenGigabytes() {
        byte[] member = tenMillionZeros();
        List<InputStream> members = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            members.add(new ByteArrayInputStream(member));
        }
        return new SequenceInputStream(Collections.enumeration(members));
    }

    private static byte[] tenMillionZeros() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(new byte[10_000_000]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
