package dev.plumbline.deploy.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.ingest.replay.totals.ReplayTotals;
import dev.plumbline.ingest.replay.totals.ScoreKey;
import dev.plumbline.ingest.replay.totals.ScoreSum;
import dev.plumbline.ingest.replay.totals.SliceTotals;
import dev.plumbline.schemas.records.Usage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Holds the answers of the API against what was sent: to the call, the token, the nano-dollar and the millionth. */
final class Comparison {
    private final List<String> differences = new ArrayList<>();

    /** What differs, one sentence each; empty if nothing does. */
    List<String> differences() {
        return List.copyOf(differences);
    }

    /** Compares the ledger. {@code probes} were sent beside the traffic and must be counted as well. */
    Comparison ledger(JsonNode lines, ReplayTotals totals, long probes) {
        for (JsonNode line : lines) {
            String stream = line.path("stream").asText();
            equal(
                    "ledger of " + stream + ", in flight",
                    0,
                    line.path("inFlight").asLong());
            if (stream.equals("calls")) {
                calls(line, totals, probes);
            } else if (stream.equals("scores")) {
                equal(
                        "scores counted",
                        totals.lateScores(),
                        line.path("counted").asLong());
            }
        }
        return this;
    }

    private void calls(JsonNode line, ReplayTotals totals, long probes) {
        equal("calls counted", totals.calls() + probes, line.path("counted").asLong());
        equal("calls duplicate", totals.duplicates(), line.path("duplicate").asLong());
        equal(
                "calls late",
                totals.bad().getOrDefault("late", 0L),
                line.path("late").asLong());
        Map<String, Long> bad = new TreeMap<>(totals.bad());
        bad.remove("late");
        Map<String, Long> quarantined = new TreeMap<>();
        line.at("/quarantined/reasons")
                .properties()
                .forEach(e -> quarantined.put(e.getKey(), e.getValue().asLong()));
        same("calls quarantined", bad, quarantined);
    }

    /** Compares the totals of every feature. */
    Comparison features(JsonNode rows, SentTotals sent) {
        Map<String, JsonNode> answered = new TreeMap<>();
        rows.forEach(row -> answered.put(row.at("/key/feature").asText(), row.path("total")));
        answered.remove(FreshnessProbe.FEATURE);
        Map<String, SliceTotals> expected = new TreeMap<>(sent.totals().byFeature());
        same("features", expected.keySet(), answered.keySet());
        expected.forEach((feature, slice) -> {
            JsonNode total = answered.get(feature);
            if (total != null) {
                feature(feature, slice, total);
                equal(
                        feature + " cost",
                        sent.costNanos(feature),
                        total.at("/cost/nanos").asLong());
                equal(
                        feature + " unpriced",
                        sent.unpriced(feature),
                        total.at("/cost/unpricedCalls").asLong());
            }
        });
        return this;
    }

    private void feature(String feature, SliceTotals slice, JsonNode total) {
        equal(feature + " calls", slice.calls(), total.path("calls").asLong());
        Map<String, Long> outcomes = new TreeMap<>();
        slice.outcomes().forEach((outcome, count) -> outcomes.put(outcome.name().toLowerCase(Locale.ROOT), count));
        same(feature + " outcomes", outcomes, counts(total.path("outcomes")));
        same(feature + " tokens", tokens(slice.usage()), counts(total.path("tokens")));
        same(feature + " scores", scores(slice.scores()), scores(total.path("scores")));
    }

    private static Map<String, Long> counts(JsonNode object) {
        Map<String, Long> counts = new TreeMap<>();
        object.properties()
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue().asLong()));
        return counts;
    }

    private static Map<String, Long> tokens(Usage usage) {
        Map<String, Long> tokens = new LinkedHashMap<>();
        tokens.put("input", usage.getInput());
        tokens.put("cache_read", usage.getCacheRead());
        tokens.put("cache_write_5m", usage.getCacheWrite5m());
        tokens.put("cache_write_1h", usage.getCacheWrite1h());
        tokens.put("output", usage.getOutput());
        tokens.put("reasoning", usage.getReasoning());
        tokens.put("audio_input", usage.getAudioInput());
        tokens.put("audio_output", usage.getAudioOutput());
        tokens.values().removeIf(count -> count == 0);
        return new TreeMap<>(tokens);
    }

    private static Map<String, String> scores(Map<ScoreKey, ScoreSum> sums) {
        Map<String, String> scores = new TreeMap<>();
        sums.forEach((key, sum) -> scores.put(
                key.name() + ":" + key.source().name().toLowerCase(Locale.ROOT),
                sum.count() + " scores, sum " + sum.sumMillionths()));
        return scores;
    }

    private static Map<String, String> scores(JsonNode rows) {
        Map<String, String> scores = new TreeMap<>();
        rows.forEach(row -> scores.put(
                row.path("name").asText() + ":" + row.path("source").asText().toLowerCase(Locale.ROOT),
                row.path("count").asText() + " scores, sum "
                        + row.path("sumMicros").asText()));
        return scores;
    }

    private void same(String what, Object sent, Object answered) {
        if (!sent.equals(answered)) {
            differences.add(what + ": sent " + sent + ", answered " + answered);
        }
    }

    private void equal(String what, long sent, long answered) {
        same(what, sent, answered);
    }
}
