package dev.plumbline.processors.topologies;

import dev.plumbline.processors.rollups.Aggregate;
import dev.plumbline.schemas.records.CallScore;
import dev.plumbline.schemas.records.LlmCall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the totals of a history are, worked out one record after the other with nothing but sums in a map. One line for
 * each grouping, series, window and figure.
 */
public final class HistoryModel {
    private static final List<List<String>> GROUPINGS = List.of(
            List.of("feature"),
            List.of("feature", "model"),
            List.of("feature", "prompt_version"),
            List.of("tenant"),
            List.of("feature", "tenant"),
            List.of("model"),
            List.of("feature", "requested_model"));
    private static final Map<String, Long> WINDOW_MICROS =
            Map.of("minute", 60_000_000L, "hour", 3_600_000_000L, "day", 86_400_000_000L);

    final Map<String, Long> totals = new TreeMap<>();
    private final Set<String> seen = new HashSet<>();
    private final Map<String, LlmCall> calls = new HashMap<>();

    /** The totals so far. */
    public Map<String, Long> totals() {
        return totals;
    }

    /** Takes a call; a second one of the same tenant and id changes nothing. */
    public void call(LlmCall call) {
        if (!seen.add("call " + call.getTenant() + " " + call.getCallId())) {
            return;
        }
        calls.put(call.getCallId(), call);
        add(call, "calls", 1);
        add(call, "output", call.getUsage().getOutput());
        add(call, "cost", call.getUsage().getInput() * 30_000 + call.getUsage().getOutput() * 60_000);
        call.getScores().forEach(score -> score(call, score.getName(), score.getValue()));
    }

    /** Takes a score of a call that was taken before. */
    public void score(CallScore score) {
        if (seen.add("score " + score.getTenant() + " " + score.getScoreId())) {
            score(calls.get(score.getCallId()), score.getName(), score.getValue());
        }
    }

    private void score(LlmCall call, String name, double value) {
        add(call, "count of " + name, 1);
        add(call, "sum of " + name, Math.round(value * 1_000_000));
    }

    private void add(LlmCall call, String figure, long amount) {
        Map<String, String> all = Map.of(
                "feature", call.getFeature(),
                "tenant", call.getTenant(),
                "model", call.getServedModel(),
                "requested_model", call.getRequestedModel(),
                "prompt_version", call.getPromptVersion());
        for (List<String> grouping : GROUPINGS) {
            Map<String, String> series = new TreeMap<>();
            grouping.forEach(dimension -> series.put(dimension, all.get(dimension)));
            WINDOW_MICROS.forEach((window, micros) -> {
                long start = call.getStartedAtMicros() / micros * micros;
                totals.merge(window + " " + start + " " + series + " " + figure, amount, Long::sum);
            });
        }
    }

    /** The same lines from the stores of all partitions. */
    public static Map<String, Long> stored(List<ViewedWindows> partitions) {
        Map<String, Long> lines = new TreeMap<>();
        partitions.forEach(partition -> partition.visit((key, resolution, start, total) -> {
            String window = resolution.name().toLowerCase(Locale.ROOT) + " " + start.toEpochMilli() * 1_000 + " "
                    + new TreeMap<>(key.asMap()) + " ";
            figures(total).forEach((figure, value) -> lines.put(window + figure, value));
        }));
        return lines;
    }

    private static Map<String, Long> figures(Aggregate total) {
        Map<String, Long> figures = new HashMap<>();
        figures.put("calls", total.calls());
        figures.put("output", total.tokens(4));
        figures.put("cost", total.costNanos());
        total.scores().forEach((key, scores) -> {
            figures.put("count of " + key.name(), scores.count());
            figures.put("sum of " + key.name(), scores.sumMicros());
        });
        return figures;
    }

    /** The calls that were taken, each once. */
    List<LlmCall> calls() {
        return new ArrayList<>(calls.values());
    }
}
