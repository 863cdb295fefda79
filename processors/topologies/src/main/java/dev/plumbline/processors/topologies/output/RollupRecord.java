package dev.plumbline.processors.topologies.output;

import dev.plumbline.processors.rollups.Aggregate;
import dev.plumbline.processors.rollups.Resolution;
import dev.plumbline.processors.rollups.ScoreKey;
import dev.plumbline.processors.rollups.SeriesKey;
import dev.plumbline.processors.sketches.QuantileSketch;
import dev.plumbline.processors.sketches.ScoreDistribution;
import dev.plumbline.schemas.records.Outcome;
import dev.plumbline.schemas.records.Rollup;
import dev.plumbline.schemas.records.ScoreSource;
import dev.plumbline.schemas.records.ScoreTotals;
import dev.plumbline.schemas.records.Usage;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A window as a record of the rollups topic. */
public final class RollupRecord {
    private RollupRecord() {}

    /** The record of a series' window that starts at {@code startMicros}, microseconds since the epoch. */
    public static Rollup of(SeriesKey series, Resolution resolution, long startMicros, int revision, Aggregate total) {
        return Rollup.newBuilder()
                .setDimensions(series.asMap())
                .setWindowStartMicros(startMicros)
                .setWindowSeconds((int) resolution.seconds())
                .setRevision(revision)
                .setCalls(total.calls())
                .setOutcomes(outcomes(total))
                .setUsage(usage(total))
                .setCostNanos(total.costNanos())
                .setUnpricedCalls(total.unpricedCalls())
                .setLatencySketch(bytes(total.latency()))
                .setFirstTokenSketch(bytes(total.firstToken()))
                .setScores(scores(total))
                .setPriceVersion(total.priceVersion())
                .build();
    }

    private static Map<String, Long> outcomes(Aggregate total) {
        Map<String, Long> outcomes = new LinkedHashMap<>();
        for (Outcome outcome : Outcome.values()) {
            long calls = total.outcome(outcome.ordinal());
            if (calls > 0) {
                outcomes.put(outcome.name(), calls);
            }
        }
        return outcomes;
    }

    private static Usage usage(Aggregate total) {
        return new Usage(
                total.tokens(0),
                total.tokens(1),
                total.tokens(2),
                total.tokens(3),
                total.tokens(4),
                total.tokens(5),
                total.tokens(6),
                total.tokens(7));
    }

    private static List<ScoreTotals> scores(Aggregate total) {
        List<ScoreTotals> scores = new ArrayList<>();
        total.scores().forEach((ScoreKey key, ScoreDistribution distribution) -> {
            ByteBuffer bytes = ByteBuffer.allocate(distribution.serializedSize());
            distribution.writeTo(bytes);
            scores.add(new ScoreTotals(
                    key.name(),
                    ScoreSource.valueOf(key.source().name()),
                    distribution.count(),
                    distribution.sumMicros(),
                    bytes.flip()));
        });
        return scores;
    }

    private static ByteBuffer bytes(QuantileSketch sketch) {
        ByteBuffer bytes = ByteBuffer.allocate(sketch.serializedSize());
        sketch.writeTo(bytes);
        return bytes.flip();
    }
}
