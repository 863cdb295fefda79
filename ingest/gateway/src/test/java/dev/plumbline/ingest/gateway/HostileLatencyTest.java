package dev.plumbline.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What those who mean no harm wait for their answer while others send bombs, depth and drips. */
class HostileLatencyTest {
    private static final Logger LOG = LoggerFactory.getLogger(HostileLatencyTest.class);
    private static final String CALL = "{\"feature\":\"chat\",\"usage\":{\"input\":812,\"output\":64}}";
    private static final String DEEP = "{\"x\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
    private static final int ROUNDS = 3;
    private static final int SLOW_SENDERS = 200;
    private static final int REQUESTS = 300;
    private static final Duration BETWEEN = Duration.ofMillis(5);
    private static final Duration BETWEEN_ATTACKS = Duration.ofMillis(250);

    /** On a busy machine a p99 below this says nothing (81 ms beside two builds); a gateway without threads to spare takes seconds. */
    private static final long TURN_MICROS = 250_000;

    private final TestGateway gateway = new TestGateway(true, TestGateway.patient());
    private final ExecutorService attackers = Executors.newFixedThreadPool(2);
    private final byte[] bomb = tenGigabytes();
    private final AtomicBoolean attacking = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicInteger bombs = new AtomicInteger();
    private final AtomicInteger depths = new AtomicInteger();

    @AfterEach
    void close() throws InterruptedException {
        closed.set(true);
        attackers.shutdown();
        assertThat(attackers.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        gateway.close();
    }

    @Test
    void shouldAnswerOthersWithinTwiceTheirTimeWhileAttacked() throws IOException {
        p99Micros();
        attackers.execute(() -> attackWith(bombs, this::sendBomb));
        attackers.execute(() -> attackWith(depths, this::sendDepth));
        // The least of several rounds: what else the machine does comes and goes, a fault of the gateway stays.
        long alone = Long.MAX_VALUE;
        long attacked = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            alone = Math.min(alone, p99Micros());
            attacked = Math.min(attacked, p99MicrosWhileAttacked());
        }

        LOG.info("p99 {} us alone, {} us among {} bombs and {} depths", alone, attacked, bombs, depths);
        assertThat(bombs).hasValueGreaterThanOrEqualTo(ROUNDS);
        assertThat(depths).hasValueGreaterThanOrEqualTo(ROUNDS);
        assertThat(attacked).as("p99 alone was %d us", alone).isLessThan(Math.max(2 * alone, TURN_MICROS));
    }

    private long p99MicrosWhileAttacked() throws IOException {
        List<Socket> slow = slowSenders();
        attacking.set(true);
        try {
            return p99Micros();
        } finally {
            attacking.set(false);
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    /** Sends healthy requests at a steady rate; answers the 99th percentile of their times from when they were due. */
    private long p99Micros() {
        long[] micros = new long[REQUESTS];
        long start = System.nanoTime();
        for (int i = 0; i < REQUESTS; i++) {
            long due = start + i * BETWEEN.toNanos();
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            assertThat(gateway.post("/v1/calls", CALL).statusCode()).isEqualTo(200);
            micros[i] = (System.nanoTime() - due) / 1_000;
        }
        Arrays.sort(micros);
        return micros[REQUESTS * 99 / 100];
    }

    private void attackWith(AtomicInteger count, Runnable request) {
        while (!closed.get()) {
            if (attacking.get()) {
                request.run();
                count.incrementAndGet();
            }
            LockSupport.parkNanos(BETWEEN_ATTACKS.toNanos());
        }
    }

    private void sendBomb() {
        HttpResponse<String> answer = gateway.send(gateway.request("/v1/traces", "application/x-protobuf")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(bomb)));
        assertThat(answer.statusCode()).isEqualTo(413);
    }

    private void sendDepth() {
        assertThat(gateway.post("/v1/calls", DEEP).statusCode()).isEqualTo(400);
    }

    private List<Socket> slowSenders() throws IOException {
        List<Socket> slow = new ArrayList<>();
        for (int i = 0; i < SLOW_SENDERS; i++) {
            Socket socket = new Socket("127.0.0.1", gateway.server.port());
            String head = "POST /v1/calls HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 1000\r\n\r\n{";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            slow.add(socket);
        }
        return slow;
    }

    private static byte[] tenGigabytes() {
        ByteArrayOutputStream member = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(member)) {
            gzip.write(new byte[10_000_000]);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        // Members of a gzip file may follow one another.
        ByteArrayOutputStream all = new ByteArrayOutputStream(1_000 * member.size());
        for (int i = 0; i < 1_000; i++) {
            all.writeBytes(member.toByteArray());
        }
        return all.toByteArray();
    }
}
