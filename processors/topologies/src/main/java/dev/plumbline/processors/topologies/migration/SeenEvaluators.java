package dev.plumbline.processors.topologies.migration;

import dev.plumbline.processors.rollups.Dimension;
import dev.plumbline.processors.rollups.ScoreKey;
import dev.plumbline.processors.rollups.SeriesKey;
import dev.plumbline.processors.rollups.packets.PacketSink;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The evaluators that one task of the intake has seen, on the heap. Sent on is the earliest minute of each; what was forgotten at a
 * restart is sent again and changes nothing. A commit sends at most 5,000; more than that is left out. Not thread-safe.
 */
public final class SeenEvaluators {
    private static final long MINUTE_MICROS = 60_000_000L;
    private static final int MOST_KNOWN = 20_000;
    private static final int MOST_FRESH = 5_000;
    private static final int A_PACKET = 100;

    private final Map<Key, Long> known = new HashMap<>();
    private final Map<Key, Long> fresh = new HashMap<>();

    private record Key(String feature, ScoreKey score, String evaluator, String version) {}

    /** A call of a feature was judged; an evaluator without name and version is not followed. */
    public void saw(String feature, ScoreKey score, String evaluator, String version, long callStartedAtMicros) {
        if (evaluator.isEmpty() && version.isEmpty()) {
            return;
        }
        long minute = Math.floorDiv(callStartedAtMicros, MINUTE_MICROS);
        Key key = new Key(feature, score, evaluator, version);
        Long earliest = known.get(key);
        boolean isNews = earliest == null || minute < earliest;
        if (isNews && (fresh.size() < MOST_FRESH || fresh.containsKey(key))) {
            known.put(key, minute);
            fresh.put(key, minute);
        }
    }

    /** Hands over what is new, to the partition that watches its feature. */
    public void drain(int partitions, PacketSink sink) {
        Map<Integer, List<Judged>> targets = new TreeMap<>();
        fresh.forEach((key, minute) -> targets.computeIfAbsent(
                        SeriesKey.of(Map.of(Dimension.FEATURE, key.feature)).partition(partitions),
                        unused -> new ArrayList<>())
                .add(new Judged(key.feature, key.score, key.evaluator + "@" + key.version, minute)));
        targets.forEach((partition, judged) -> {
            for (int from = 0; from < judged.size(); from += A_PACKET) {
                sink.accept(
                        partition,
                        SightingPacket.ofJudged(judged.subList(from, Math.min(judged.size(), from + A_PACKET))));
            }
        });
        fresh.clear();
        if (known.size() > MOST_KNOWN) {
            known.clear();
        }
    }
}
