package dev.plumbline.deploy.standalone.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.ingest.replay.RecordSource;
import dev.plumbline.ingest.replay.ReplayRecord;
import dev.plumbline.ingest.replay.exports.ExportOptions;
import dev.plumbline.ingest.replay.formats.Anchor;
import dev.plumbline.ingest.replay.formats.LogFormat;
import dev.plumbline.processors.pricing.PriceBook;
import dev.plumbline.processors.pricing.PricingRequest;
import dev.plumbline.processors.pricing.PricingResult;
import dev.plumbline.processors.pricing.TokenUsage;
import dev.plumbline.schemas.records.LlmCall;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replays real calls of two versions of two models through the real process, and adds the file up by itself. */
class LlmDriftReplayIT {
    private static final double QUANTILE_ERROR = 0.01;
    private static final String RULES = """
            drift:
              - {id: quality, group_by: [feature, requested_model], warm_up: {samples: 400, days: 0}}
            """;

    @TempDir
    private Path dir;

    @Test
    void shouldEqualTheFileAndFireWhereTheModelGotWorse() throws Exception {
        Path file = SharedData.file("llmdrift/llmdrift_scores.csv");
        Path rules = Files.writeString(dir.resolve("rules.yaml"), RULES);
        try (RunningPlumbline plumbline = new RunningPlumbline(dir, "rules.file=" + rules)) {
            JsonNode sent = plumbline
                    .replay(file, "--format", "llmdrift", "--rate", "0.1", "--seed", "1")
                    .await();
            plumbline.awaitBalanced(6_400);
            String from = Instant.parse(sent.path("firstEvent").asText())
                    .minus(Duration.ofHours(1))
                    .toString();
            plumbline.awaitTotal("feature,model", from, 6_400);
            Map<String, Expected> expected = expected(file, sent);
            String range = "?group_by=feature,model&step=total&q=0.5,0.9,0.95,0.99&from=" + from;
            rows(plumbline, "/v1/cost" + range, expected.keySet())
                    .forEach((key, total) -> compareCost(key, total, expected.get(key)));
            rows(plumbline, "/v1/quality?group_by=feature,model&step=total&from=" + from, expected.keySet())
                    .forEach((key, total) -> compareScores(key, total, expected.get(key)));
            rows(plumbline, "/v1/latency" + range, expected.keySet())
                    .forEach((key, total) -> compareLatency(key, total, expected.get(key)));
            assertThat(firing(plumbline, 2)).contains("prime/gpt-4", "counthappynumber/gpt-4");
        }
    }

    private static Map<String, JsonNode> rows(RunningPlumbline plumbline, String query, Set<String> keys)
            throws Exception {
        Map<String, JsonNode> rows = new TreeMap<>();
        plumbline
                .get(query)
                .path("data")
                .forEach(row -> rows.put(
                        row.at("/key/feature").asText() + "/"
                                + row.at("/key/model").asText(),
                        row.path("total")));
        assertThat(rows.keySet()).isEqualTo(keys);
        return rows;
    }

    private static void compareCost(String key, JsonNode total, Expected expected) {
        assertThat(total.path("calls").asLong()).as(key).isEqualTo(expected.latencies.size());
        assertThat(total.at("/cost/nanos").asLong()).as(key).isEqualTo(expected.costNanos);
        assertThat(total.at("/cost/unpricedCalls").asLong()).as(key).isZero();
    }

    private static void compareScores(String key, JsonNode total, Expected expected) {
        assertThat(total.at("/scores/0/sumMicros").asLong()).as(key).isEqualTo(expected.scoreMicros);
        assertThat(total.at("/scores/0/count").asLong()).as(key).isEqualTo(expected.latencies.size());
    }

    private static void compareLatency(String key, JsonNode total, Expected expected) {
        Collections.sort(expected.latencies);
        assertThat(total.at("/duration/count").asLong()).as(key).isEqualTo(expected.latencies.size());
        assertThat(total.at("/duration/quantiles")).as(key).hasSize(4);
        total.at("/duration/quantiles").forEach(quantile -> {
            double q = quantile.path("q").asDouble();
            long exact = expected.latencies.get((int) Math.ceil(q * expected.latencies.size()) - 1);
            assertThat(quantile.path("micros").asDouble())
                    .as(key + " p" + q)
                    .isCloseTo(exact, within(exact * QUANTILE_ERROR));
        });
    }

    /** Scores and latencies straight from the text of the file; cost from the price book alone. */
    private static Map<String, Expected> expected(Path file, JsonNode sent) throws IOException {
        Map<String, Expected> expected = new TreeMap<>();
        List<String> lines = Files.readAllLines(file);
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
            Expected series =
                    expected.computeIfAbsent(cells[0] + "/" + cells[2] + "-" + cells[3], unused -> new Expected());
            series.latencies.add(new BigDecimal(cells[5]).movePointRight(6).longValue());
            series.scoreMicros += new BigDecimal(cells[8])
                    .movePointRight(6)
                    .setScale(0, java.math.RoundingMode.HALF_EVEN)
                    .longValueExact();
        }
        addCost(file, Instant.parse(sent.path("lastEvent").asText()), expected);
        return expected;
    }

    private static void addCost(Path file, Instant lastEvent, Map<String, Expected> expected) throws IOException {
        PriceBook book = PriceBook.bundled();
        try (RecordSource source =
                LogFormat.parse("llmdrift").open(file, ExportOptions.asExported(), Anchor.endAt(lastEvent))) {
            for (ReplayRecord record = source.next(); record != null; record = source.next()) {
                LlmCall call = ((ReplayRecord.Call) record).call();
                Expected series = expected.get(call.getFeature() + "/" + call.getServedModel());
                PricingResult price = book.price(new PricingRequest(
                        call.getProvider(),
                        call.getServedModel(),
                        call.getRequestedModel(),
                        "",
                        call.getStartedAtMicros(),
                        TokenUsage.of(
                                call.getUsage().getInput(), call.getUsage().getOutput())));
                series.costNanos += ((PricingResult.Priced) price).costNanos();
            }
        }
    }

    private static Set<String> firing(RunningPlumbline plumbline, int atLeast) {
        return Awaitility.await("alerts")
                .atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(
                        () -> {
                            Set<String> firing = new HashSet<>();
                            plumbline.get("/v1/alerts").path("data").forEach(alert -> {
                                if (alert.path("state").asText().equals("firing")
                                        && alert.path("kind").asText().equals("drift")) {
                                    firing.add(alert.at("/scope/feature").asText() + "/"
                                            + alert.at("/scope/requested_model").asText());
                                }
                            });
                            return firing;
                        },
                        firing -> firing.size() >= atLeast);
    }

    private static final class Expected {
        private final List<Long> latencies = new ArrayList<>();
        private long scoreMicros;
        private long costNanos;
    }
}
