package dev.plumbline.deploy.standalone.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.deploy.standalone.output.ExitCode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Brings history into an installation that has live traffic, through the real process. */
class ImportIT {
    private static final int LIVE = 20;
    private static final int HISTORY = 400;
    private static final String LIVE_TOTAL = "/v1/series?group_by=feature&step=total&from=-3h";
    private static final String OLD_TOTAL = "/v1/series?group_by=feature&step=total&from=%s&to=%s";

    @TempDir
    private Path dir;

    private final Instant old = Instant.now().minus(Duration.ofDays(60)).truncatedTo(ChronoUnit.DAYS);

    @Test
    void shouldBringOldCallsInAndLeaveLiveTotalsExact() throws Exception {
        Path file = export();
        JsonNode live;
        try (RunningPlumbline plumbline = new RunningPlumbline(dir)) {
            publishLive(plumbline);
            plumbline.awaitTotal("feature", "-3h", LIVE);
            live = plumbline.get(LIVE_TOTAL).at("/all/total");
            assertThat(plumbline.replay(file, "--format", "langfuse").exitStatus())
                    .isEqualTo(ExitCode.USAGE.status());
        }
        try (RunningPlumbline plumbline = new RunningPlumbline(dir, "intake.accepted.age.hours=9600")) {
            JsonNode done = importFile(plumbline, file);
            assertThat(done.path("calls").asLong()).isEqualTo(HISTORY);
            JsonNode ledger = plumbline.awaitBalanced(LIVE + HISTORY);
            assertThat(ledger.path("counted").asLong()).isEqualTo(LIVE + HISTORY);
            assertThat(ledger.path("late").asLong()).isZero();
            plumbline.awaitTotal("feature", "-90d", LIVE + HISTORY);
            assertThat(plumbline.get(LIVE_TOTAL).at("/all/total")).isEqualTo(live);
            assertThat(oldTotal(plumbline).path("calls").asLong()).isEqualTo(HISTORY);
            assertThat(oldTotal(plumbline).at("/tokens/input").asLong()).isEqualTo(700L * HISTORY);
        }
    }

    @Test
    void shouldAddNothingTheSecondTimeAndGoOnWhereAnImportWasKilled() throws Exception {
        Path file = export();
        try (RunningPlumbline plumbline = new RunningPlumbline(dir, "intake.accepted.age.hours=9600")) {
            RunningPlumbline.Replay cut =
                    plumbline.replay(file, "--format", "langfuse", "--history", "--speed", "100x");
            plumbline.awaitSome("calls");
            cut.kill();

            importFile(plumbline, file);
            plumbline.awaitTotal("feature", "-90d", HISTORY);
            JsonNode again = importFile(plumbline, file);

            assertThat(again.path("known").asLong()).isEqualTo(HISTORY);
            plumbline.awaitTotal("feature", "-90d", HISTORY);
            assertThat(plumbline.ledger("calls").path("counted").asLong()).isEqualTo(HISTORY);
            assertThat(oldTotal(plumbline).path("calls").asLong()).isEqualTo(HISTORY);
        }
    }

    private static JsonNode importFile(RunningPlumbline plumbline, Path file) throws Exception {
        return plumbline.replay(file, "--format", "langfuse", "--history").await();
    }

    private JsonNode oldTotal(RunningPlumbline plumbline) throws Exception {
        return plumbline
                .get(OLD_TOTAL.formatted(old, old.plus(Duration.ofDays(1))))
                .at("/all/total");
    }

    private Path export() throws Exception {
        List<String> lines = IntStream.range(0, HISTORY)
                .mapToObj(i -> """
                        {"id":"%016x","traceId":"%032x","type":"GENERATION","traceName":"old-chat","model":"gpt-4o",\
                        "startTime":"%s","usageDetails":{"input":700,"output":50}}""".formatted(i + 1, i + 1, old.plusSeconds(i)))
                .toList();
        return Files.write(dir.resolve("observations.jsonl"), lines);
    }

    private static void publishLive(RunningPlumbline plumbline) throws Exception {
        String call = """
                {"tenant":"acme","feature":"chat","provider":"openai","requested_model":"gpt-4o",\
                "usage":{"input":812,"output":164},"duration_ms":1840}""";
        String body = String.join("\n", Collections.nCopies(LIVE, call));
        var response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(plumbline.gateway()).resolve("/v1/calls"))
                                .header("Content-Type", "application/x-ndjson")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    }
}
