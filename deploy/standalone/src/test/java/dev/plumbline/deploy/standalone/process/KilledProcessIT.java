package dev.plumbline.deploy.standalone.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.deploy.standalone.api.QueryApi;
import dev.plumbline.deploy.standalone.api.QueryString;
import dev.plumbline.deploy.standalone.replay.PublishingSink;
import dev.plumbline.ingest.replay.ReplayClock;
import dev.plumbline.ingest.replay.ReplayListener;
import dev.plumbline.ingest.replay.ReplayPlan;
import dev.plumbline.ingest.replay.Replayer;
import dev.plumbline.ingest.replay.Speed;
import dev.plumbline.ingest.replay.formats.Anchor;
import dev.plumbline.ingest.replay.formats.JsonLines;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kills the real process in the middle of a replay, starts it again, and holds the totals against the file. */
@Timeout(300)
class KilledProcessIT {
    private static final int CALLS = 40_000;
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @TempDir
    Path dir;

    private final List<Process> children = new ArrayList<>();

    @AfterEach
    void stop() throws InterruptedException {
        for (Process child : children) {
            child.destroyForcibly().waitFor();
        }
    }

    @Test
    void shouldHaveExactTotalsWhenKilledInTheMiddleOfAReplay() throws Exception {
        Path file = CallFile.write(dir.resolve("calls.jsonl"), CALLS);
        JsonNode first = start("0", "0");
        QueryApi before = new QueryApi(URI.create(first.path("dashboard").asText()));
        CompletableFuture<Long> lost = CompletableFuture.supplyAsync(() -> replay(first, file));
        await().atMost(PATIENCE).until(() -> ledger(before).path("counted").asLong() > CALLS / 20);
        children.get(0).destroyForcibly().waitFor();

        JsonNode second = start(
                port(first.path("bootstrapServers").asText()),
                port(first.path("registry").asText()));
        QueryApi after = new QueryApi(URI.create(second.path("dashboard").asText()));

        assertThat(lost.join()).isZero();
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode calls = ledger(after);
            assertThat(calls.path("counted").asLong()).isEqualTo(CALLS);
            assertThat(calls.path("balanced").asBoolean()).isTrue();
            JsonNode rows = after.get(
                            "/v1/series",
                            QueryString.none()
                                    .with("group_by", "feature")
                                    .with("fields", "tokens")
                                    .with("from", "-2h")
                                    .with("step", "total"))
                    .path("data");
            assertThat(rows).hasSize(CallFile.FEATURES).allSatisfy(row -> {
                assertThat(row.at("/total/calls").asLong()).isEqualTo(CALLS / CallFile.FEATURES);
                assertThat(row.at("/total/tokens/input").asLong()).isEqualTo(CALLS / CallFile.FEATURES * 100L);
            });
        });
    }

    private static JsonNode ledger(QueryApi api) {
        return api.get("/v1/ledger", QueryString.none()).at("/data/0");
    }

    private static long replay(JsonNode addresses, Path file) {
        PublishingSink sink = new PublishingSink(
                addresses.path("bootstrapServers").asText(),
                addresses.path("registry").asText());
        try {
            new Replayer(
                            JsonLines.open(file, Anchor.recorded()),
                            sink,
                            new ReplayPlan(new Speed(30), false, Duration.ofSeconds(1)),
                            ReplayListener.NONE,
                            ReplayClock.system())
                    .run();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return sink.close(PATIENCE).lost();
    }

    private static String port(String address) {
        return address.substring(address.lastIndexOf(':') + 1);
    }

    /** Runs {@code plumbline up} and answers what it says when it is ready. */
    private JsonNode start(String brokerPort, String registryPort) throws IOException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx400m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.plumbline.deploy.standalone.cli.PlumblineCli",
                        "up",
                        "-o",
                        "json",
                        "--data-dir",
                        dir.resolve("data").toString(),
                        "--port",
                        "0",
                        "--set",
                        "gateway.port=0",
                        "--set",
                        "broker.port=" + brokerPort,
                        "--set",
                        "registry.port=" + registryPort)
                .redirectError(dir.resolve("up-" + children.size() + ".err").toFile())
                .start();
        children.add(child);
        BufferedReader out = child.inputReader(StandardCharsets.UTF_8);
        String line = out.readLine();
        assertThat(line).as("what the process says when it is ready").isNotNull();
        return new ObjectMapper().readTree(line).path("data");
    }
}
