package dev.plumbline.processors.topologies.migration;

import dev.plumbline.processors.rollups.ScoreKey;
import dev.plumbline.processors.rollups.packets.PacketSink;

/**
 * The evaluators that one task of the intake has seen, on the heap. Sent on is the earliest minute of each; what was forgotten at a
 * restart is sent again and changes nothing. A commit sends at most 5,000; more than that is left out. Not thread-safe.
 */
public final class SeenEvaluators {

    private final EarliestMinutes<Key> seen = new EarliestMinutes<>();

    private record Key(String feature, ScoreKey score, String evaluator, String version) {}

    /** A call of a feature was judged; an evaluator without name and version is not followed. */
    public void saw(String feature, ScoreKey score, String evaluator, String version, long callStartedAtMicros) {
        if (evaluator.isEmpty() && version.isEmpty()) {
            return;
        }
        seen.saw(new Key(feature, score, evaluator, version), EarliestMinutes.minuteOf(callStartedAtMicros));
    }

    /** Hands over what is new, to the partition that watches its feature. */
    public void drain(int partitions, PacketSink sink) {
        seen.drain(
                partitions,
                Key::feature,
                (key, minute) -> new Judged(key.feature, key.score, key.evaluator + "@" + key.version, minute),
                (partition, judged) -> sink.accept(partition, SightingPacket.ofJudged(judged)));
    }
}
