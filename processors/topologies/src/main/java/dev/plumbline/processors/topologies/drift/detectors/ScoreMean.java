package dev.plumbline.processors.topologies.drift.detectors;

import dev.plumbline.processors.drift.DriftPhase;
import dev.plumbline.processors.drift.DriftStatus;
import dev.plumbline.processors.drift.MeanDriftConfig;
import dev.plumbline.processors.drift.MeanDriftDetector;
import dev.plumbline.processors.drift.attribution.Moments;
import dev.plumbline.processors.drift.scores.ScoreBatch;
import dev.plumbline.processors.drift.scores.ScoreScale;
import dev.plumbline.processors.rollups.Aggregate;
import dev.plumbline.processors.rollups.ScoreKey;
import dev.plumbline.processors.sketches.ScoreDistribution;
import dev.plumbline.processors.topologies.drift.bytes.ByteReader;
import dev.plumbline.processors.topologies.drift.bytes.ByteWriter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The mean of a score.
 *
 * <p>Where the scale is learned, it is the smallest usual one that holds every score so far; one that does not starts the
 * warm-up again on a larger scale. Once the baseline stands, scores beyond the scale are clipped and noted, so that one
 * stray score cannot blind the detector.
 */
final class ScoreMean implements Detector {
    private static final long SQUARES_UNIT = 1_000_000;
    private static final long[] NOTHING = {};

    private final ScoreKey score;
    private final MeanDriftConfig config;
    private final boolean scaleLearned;
    private ScoreScale scale;
    private MeanDriftDetector detector;

    ScoreMean(ScoreKey score, MeanDriftConfig config, boolean scaleLearned) {
        this.score = score;
        this.config = config;
        this.scaleLearned = scaleLearned;
        this.scale = scaleLearned ? ScoreScale.UNIT : config.scale();
        this.detector = new MeanDriftDetector(config.withScale(scale));
    }

    /** @throws IllegalArgumentException if the bytes are malformed, or of another scale than the rule declares */
    static ScoreMean readFrom(ByteReader in, ScoreKey score, MeanDriftConfig config, boolean scaleLearned) {
        ScoreMean read = new ScoreMean(score, config, scaleLearned);
        ScoreScale stored = new ScoreScale(in.number(), in.number());
        if (scaleLearned) {
            read.scale = stored;
        }
        read.detector = MeanDriftDetector.fromBytes(config.withScale(read.scale), in.block());
        return read;
    }

    @Override
    public Optional<Finding> onMinute(long minute, Aggregate total) {
        ScoreDistribution scores = scores(total);
        if (scores == null) {
            return Optional.empty();
        }
        if (scaleLearned && detector.phase() == DriftPhase.COLLECTING) {
            learn(scores);
        }
        return detector.onMinute(minute, batch(scores)).map(Finding::of);
    }

    private void learn(ScoreDistribution scores) {
        ScoreScale wider = UsualScales.holding(scale, scores.min(), scores.max());
        if (!wider.equals(scale)) {
            scale = wider;
            detector = new MeanDriftDetector(config.withScale(scale));
        }
    }

    private @Nullable ScoreDistribution scores(Aggregate total) {
        return total.scores().get(score);
    }

    private static ScoreBatch batch(ScoreDistribution scores) {
        ScoreBatch.Builder batch = ScoreBatch.builder().exactSum(scores.sumMicros());
        scores.histogram().forEachBin((low, high, representative, count) -> batch.bin(representative, count));
        return batch.build();
    }

    /** Count, sum, and sum of squares in units of 10<sup>6</sup> squared millionths, which decides on certainty only. */
    @Override
    public long[] cells(Aggregate part) {
        ScoreDistribution scores = scores(part);
        if (scores == null) {
            return NOTHING;
        }
        double squares = scores.sumOfSquaresHigh() * 0x1p64 + unsigned(scores.sumOfSquaresLow());
        long bounded = (long) Math.min(squares / SQUARES_UNIT, Long.MAX_VALUE / (1L << 20));
        return new long[] {scores.count(), scores.sumMicros(), bounded};
    }

    private static double unsigned(long low) {
        return (low >>> 1) * 2.0 + (low & 1);
    }

    @Override
    public long[] rest(long[] whole, long[] parts) {
        return Cells.minus(whole, parts);
    }

    @Override
    public Moments moments(long[] cells, Finding finding) {
        return cells.length == 0 || cells[0] <= 0
                ? Moments.NONE
                : new Moments(cells[0], cells[1], Math.max(0, (double) cells[2] * SQUARES_UNIT));
    }

    @Override
    public DriftStatus status() {
        return detector.status();
    }

    @Override
    public void writeTo(ByteWriter out) {
        out.number(scale.lowMillionths()).number(scale.highMillionths()).block(detector.toBytes());
    }
}
