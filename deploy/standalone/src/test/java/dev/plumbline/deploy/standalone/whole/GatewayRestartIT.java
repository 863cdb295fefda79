package dev.plumbline.deploy.standalone.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.ingest.client.ClientConfig;
import dev.plumbline.ingest.client.Plumbline;
import dev.plumbline.ingest.client.PlumblineClient;
import dev.plumbline.ingest.gateway.GatewayConfig;
import dev.plumbline.ingest.gateway.GatewayServer;
import dev.plumbline.ingest.gateway.http.Limits;
import dev.plumbline.schemas.records.PublisherKind;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the broker in the middle of what a gateway beside it takes; senders repeat what was not acknowledged. */
class GatewayRestartIT {
    private static final int SENDERS = 4;
    private static final int REQUESTS = 100;
    private static final int CALLS_A_REQUEST = 20;
    private static final int CALLS = SENDERS * REQUESTS * CALLS_A_REQUEST;

    @TempDir
    private Path dir;

    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicInteger ambiguous = new AtomicInteger();

    @Test
    void shouldCountEachCallOnceWhenTheBrokerRestartsAndSendersRepeatThemselves() throws Exception {
        try (RunningPlumbline plumbline = new RunningPlumbline(dir)) {
            sendThrough(plumbline);

            JsonNode ledger = Awaitility.await("the ledger to balance")
                    .atMost(Duration.ofSeconds(120))
                    .pollInterval(Duration.ofMillis(250))
                    .ignoreExceptions()
                    .until(
                            () -> plumbline.ledger("calls"),
                            line -> line.path("balanced").asBoolean()
                                    && line.path("counted").asLong() == CALLS);
            assertThat(ambiguous).hasPositiveValue();
            assertThat(ledger.path("attempted").asLong()).isGreaterThan(CALLS);
            plumbline.awaitTotal("feature", "-2h", CALLS);
        }
    }

    /** The first calls on an untouched broker, the last when it is back. */
    private void sendThrough(RunningPlumbline plumbline) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(SENDERS);
        try (PlumblineClient client = client(plumbline);
                GatewayServer gateway = gateway(client)) {
            List<CompletableFuture<Void>> senders = new ArrayList<>();
            for (int i = 0; i < SENDERS; i++) {
                int sender = i;
                senders.add(CompletableFuture.runAsync(() -> send(gateway, sender), threads));
            }
            Awaitility.await().atMost(Duration.ofSeconds(90)).until(() -> acknowledged.get() > REQUESTS / 4);
            plumbline.killAndRestart();
            CompletableFuture.allOf(senders.toArray(CompletableFuture[]::new)).join();
            assertThat(client.close(Duration.ofSeconds(60)).reported()).isTrue();
        } finally {
            threads.shutdownNow();
        }
    }

    private static PlumblineClient client(RunningPlumbline plumbline) {
        return Plumbline.client(ClientConfig.builder()
                .bootstrapServers(plumbline.bootstrapServers())
                .registry(plumbline.registry())
                .kind(PublisherKind.GATEWAY)
                .build());
    }

    private static GatewayServer gateway(PlumblineClient client) {
        Limits impatient = new Limits(1 << 20, 8 << 20, 0, Duration.ofSeconds(30), Duration.ofSeconds(1));
        return GatewayServer.start(GatewayConfig.local(0, "acme").withLimits(impatient), client, Clock.systemUTC());
    }

    private void send(GatewayServer gateway, int sender) {
        for (int request = 0; request < REQUESTS; request++) {
            HttpRequest repeated = sender % 2 == 0 ? spans(gateway, sender, request) : calls(gateway, sender, request);
            while (!isTaken(repeated)) {
                ambiguous.incrementAndGet();
                LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            }
            acknowledged.incrementAndGet();
            // Spread over the time that a restart takes.
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private boolean isTaken(HttpRequest request) {
        try {
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            assertThat(status).isIn(200, 503);
            return status == 200;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static HttpRequest spans(GatewayServer gateway, int sender, int request) {
        long start = System.currentTimeMillis();
        String spans = IntStream.range(0, CALLS_A_REQUEST)
                .mapToObj(i -> String.format(
                        "{\"traceId\":\"%032x\",\"spanId\":\"%016x\",\"startTimeUnixNano\":\"%d000000\","
                                + "\"endTimeUnixNano\":\"%d000000\",\"attributes\":[{\"key\":\"gen_ai.operation.name\","
                                + "\"value\":{\"stringValue\":\"chat\"}}]}",
                        sender + 1, request * CALLS_A_REQUEST + i + 1, start, start + 5))
                .collect(Collectors.joining(","));
        return HttpRequest.newBuilder(gateway.address().resolve("/v1/traces"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[" + spans + "]}]}]}"))
                .build();
    }

    private static HttpRequest calls(GatewayServer gateway, int sender, int request) {
        return HttpRequest.newBuilder(gateway.address().resolve("/v1/calls"))
                .header("Content-Type", "application/x-ndjson")
                .header("Idempotency-Key", sender + "-" + request)
                .POST(BodyPublishers.ofString("{\"feature\":\"chat\"}\n".repeat(CALLS_A_REQUEST)))
                .build();
    }
}
