package dev.plumbline.ingest.replay.formats;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Lays rows out in time: per pair of task and model the old version and then the new one, each in a seeded order, at even
 * steps. Versions are dates (0301, 0314, 0613), so their text order is their order in time.
 */
final class LlmDriftLayout {
    /** A row and when it is due, in microseconds from the start. */
    record Slot(long offsetMicros, LlmDriftRow row) {}

    private LlmDriftLayout() {}

    /** The slots of all rows in the order of time. */
    static List<Slot> layOut(List<LlmDriftRow> rows, LlmDriftOptions options) {
        Collection<List<LlmDriftRow>> pairs = ordered(rows, options.seed());
        double stepMicros = 1e6 / options.callsPerSecond();
        boolean together = options.layout() == LlmDriftOptions.Layout.TOGETHER;
        List<Slot> slots = new ArrayList<>(rows.size());
        int pairIndex = 0;
        for (List<LlmDriftRow> pair : pairs) {
            // Pairs that run side by side take turns within a step instead of all falling on its first microsecond.
            double start = together ? (double) pairIndex++ / pairs.size() : slots.size();
            for (int i = 0; i < pair.size(); i++) {
                slots.add(new Slot(Math.round((start + i) * stepMicros), pair.get(i)));
            }
        }
        slots.sort(Comparator.comparingLong(Slot::offsetMicros));
        return slots;
    }

    private static Collection<List<LlmDriftRow>> ordered(List<LlmDriftRow> rows, long seed) {
        Map<String, Map<String, List<LlmDriftRow>>> byVersion = new LinkedHashMap<>();
        for (LlmDriftRow row : rows) {
            byVersion
                    .computeIfAbsent(row.pair(), pair -> new TreeMap<>())
                    .computeIfAbsent(row.version(), version -> new ArrayList<>())
                    .add(row);
        }
        Random random = new Random(seed);
        Map<String, List<LlmDriftRow>> byPair = new LinkedHashMap<>();
        byVersion.forEach((pair, versions) -> {
            List<LlmDriftRow> sequence = byPair.computeIfAbsent(pair, name -> new ArrayList<>());
            for (List<LlmDriftRow> version : versions.values()) {
                Collections.shuffle(version, random);
                sequence.addAll(version);
            }
        });
        return byPair.values();
    }
}
