package dev.plumbline.processors.topologies.alerting;

import dev.plumbline.processors.drift.DriftTransition;
import dev.plumbline.processors.drift.MeanDriftConfig;
import dev.plumbline.processors.drift.MeanDriftDetector;
import dev.plumbline.processors.drift.scores.ScoreBatch;
import dev.plumbline.processors.sketches.ScoreDistribution;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * One score of one series under one rule: its detector, and the scores of minutes that have not closed yet.
 *
 * <p>Stored as the number of open minutes, each minute with its distribution, then the detector.
 */
final class TrackedScore {
    private final MeanDriftDetector detector;
    private final TreeMap<Long, ScoreDistribution> open = new TreeMap<>();

    private TrackedScore(MeanDriftDetector detector) {
        this.detector = detector;
    }

    static TrackedScore fresh(MeanDriftConfig config) {
        return new TrackedScore(new MeanDriftDetector(config));
    }

    static TrackedScore fromBytes(byte[] bytes, MeanDriftConfig config) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        TreeMap<Long, ScoreDistribution> open = new TreeMap<>();
        int minutes = in.getInt();
        for (int i = 0; i < minutes; i++) {
            open.put(in.getLong(), ScoreDistribution.readFrom(in));
        }
        byte[] detector = new byte[in.remaining()];
        in.get(detector);
        TrackedScore tracked = new TrackedScore(MeanDriftDetector.fromBytes(config, detector));
        tracked.open.putAll(open);
        return tracked;
    }

    byte[] toBytes() {
        byte[] state = detector.toBytes();
        int size = Integer.BYTES + state.length;
        for (ScoreDistribution distribution : open.values()) {
            size += Long.BYTES + distribution.serializedSize();
        }
        ByteBuffer out = ByteBuffer.allocate(size).putInt(open.size());
        open.forEach((minute, distribution) -> {
            out.putLong(minute);
            distribution.writeTo(out);
        });
        return out.put(state).array();
    }

    /** Adds scores to a minute that has not closed. */
    void add(long minute, ScoreDistribution scores) {
        open.computeIfAbsent(minute, unused -> new ScoreDistribution()).merge(scores);
    }

    /** True if scores wait in a minute before {@code closedMinute}. */
    boolean isDue(long closedMinute) {
        return !open.isEmpty() && open.firstKey() < closedMinute;
    }

    /** Hands all minutes before {@code closedMinute} to the detector, in order. */
    List<DriftTransition> close(long closedMinute) {
        List<DriftTransition> transitions = new ArrayList<>();
        while (isDue(closedMinute)) {
            var minute = open.pollFirstEntry();
            detector.onMinute(minute.getKey(), batch(minute.getValue())).ifPresent(transitions::add);
        }
        return transitions;
    }

    private static ScoreBatch batch(ScoreDistribution scores) {
        ScoreBatch.Builder batch = ScoreBatch.builder().exactSum(scores.sumMicros());
        scores.histogram().forEachBin((low, high, representative, count) -> batch.bin(representative, count));
        return batch.build();
    }
}
