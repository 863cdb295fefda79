package dev.plumbline.deploy.standalone.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the process in the middle of a replay, more than once. */
class CrashIT {
    private static final int CALLS = 40_000;
    private static final int CALLS_A_SECOND = 2_000;
    private static final int KILLS = 2;

    /** gpt-4 at $30 a million tokens in and $60 out: 100 in and 10 out. */
    private static final long NANOS_A_CALL = 100 * 30_000 + 10 * 60_000;

    @TempDir
    private Path dir;

    @Test
    void shouldStayExactWhenKilledInTheMiddle() throws Exception {
        Path file = calls(dir.resolve("calls.jsonl"));
        try (RunningPlumbline plumbline = new RunningPlumbline(dir)) {
            RunningPlumbline.Replay replay = plumbline.replay(file, "--format", "jsonl", "--speed", "recorded");
            for (int kill = 1; kill <= KILLS; kill++) {
                awaitCounted(plumbline, kill * CALLS / (KILLS + 2));
                plumbline.killAndRestart();
            }
            replay.await();
            JsonNode ledger = plumbline.awaitBalanced(CALLS);
            assertThat(ledger.path("counted").asLong()).isEqualTo(CALLS);
            assertThat(ledger.path("duplicate").asLong()).isZero();
            plumbline.awaitTotal("feature", "-2h", CALLS);
            JsonNode all = plumbline
                    .get("/v1/series?group_by=feature&step=total&from=-2h")
                    .at("/all/total");
            assertThat(all.at("/tokens/input").asLong()).isEqualTo(100L * CALLS);
            assertThat(all.at("/cost/nanos").asLong()).isEqualTo(NANOS_A_CALL * CALLS);
            JsonNode latency = plumbline
                    .get("/v1/latency?group_by=tenant&step=total&from=-2h")
                    .at("/all/total");
            assertThat(latency.at("/duration/count").asLong()).isEqualTo(CALLS);
        }
    }

    private static void awaitCounted(RunningPlumbline plumbline, int calls) {
        Awaitility.await(calls + " calls to be counted")
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions()
                .until(() -> plumbline.ledger("calls").path("counted").asLong() >= calls);
    }

    private static Path calls(Path file) throws IOException {
        Instant start = Instant.now().minus(Duration.ofMinutes(10));
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < CALLS; i++) {
                out.write("{\"call_id\":\"c" + i + "\",\"started_at\":\""
                        + start.plusNanos(i * (1_000_000_000L / CALLS_A_SECOND))
                        + "\",\"tenant\":\"t" + i % 5 + "\",\"feature\":\"f" + i % 7
                        + "\",\"provider\":\"openai\",\"requested_model\":\"gpt-4\",\"duration_ms\":" + (500 + i % 1000)
                        + ",\"usage\":{\"input\":100,\"output\":10}}\n");
            }
        }
        return file;
    }
}
