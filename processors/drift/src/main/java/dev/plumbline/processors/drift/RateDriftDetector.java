package dev.plumbline.processors.drift;

import dev.plumbline.processors.drift.scores.Direction;
import dev.plumbline.processors.drift.scores.ScoreBatch;
import dev.plumbline.processors.drift.scores.ScoreScale;
import java.util.EnumSet;
import java.util.Optional;

/**
 * Watches the rate of an event (errors, refusals, blocks, thumbs down, cache hits) and says when it leaves its baseline
 * and when it comes back.
 *
 * <p>A rate is the mean of scores of 0 and 1, so this is a {@link MeanDriftDetector} in another form: the null rate is
 * Wilson's bound of the baseline rate (z = 3.09), and the bets are likelihood ratios for odds that grow by 1.2 to 6. What
 * holds there about false alarms, minutes, determinism and threads holds here. Means in transitions and status are rates
 * in millionths.
 */
public final class RateDriftDetector {
    /** A rise of the rate, one false alarm in 1,000 days, 7 days of warm-up. */
    public static final MeanDriftConfig DEFAULT = MeanDriftConfig.DEFAULT.withDirections(EnumSet.of(Direction.RISE));

    private static final long EVENT = ScoreScale.UNIT.highMillionths();

    private final MeanDriftDetector detector;

    /**
     * A detector that has seen nothing.
     *
     * @throws IllegalArgumentException if the scale of the settings is not that from 0 to 1
     */
    public RateDriftDetector(MeanDriftConfig config) {
        this(new MeanDriftDetector(SeriesForm.RATE, requireUnit(config)));
    }

    private RateDriftDetector(MeanDriftDetector detector) {
        this.detector = detector;
    }

    /**
     * A detector that continues from {@link #toBytes}. Thresholds, sides, hold and warm-up may have changed since.
     *
     * @throws IllegalArgumentException if the bytes are malformed, of another version, or not those of a rate
     */
    public static RateDriftDetector fromBytes(MeanDriftConfig config, byte[] state) {
        return new RateDriftDetector(MeanDriftState.read(SeriesForm.RATE, requireUnit(config), state));
    }

    /** As {@link MeanDriftDetector#ofParent}. */
    public static RateDriftDetector ofParent(MeanDriftConfig config, RateDriftDetector parent) {
        return new RateDriftDetector(MeanDriftDetector.ofParent(requireUnit(config), parent.detector));
    }

    /** As {@link MeanDriftDetector#pin}. */
    public void pin() {
        detector.pin();
    }

    /** As {@link MeanDriftDetector#rebased}. */
    public RateDriftDetector rebased() {
        return new RateDriftDetector(detector.rebased());
    }

    static MeanDriftConfig requireUnit(MeanDriftConfig config) {
        if (!config.scale().equals(ScoreScale.UNIT)) {
            throw new IllegalArgumentException("drift rule: a rate lives on the scale from 0 to 1");
        }
        return config;
    }

    /** The state as versioned bytes, typically below 1 KB once the baseline is frozen, up to 5 KB before. */
    public byte[] toBytes() {
        return detector.toBytes();
    }

    /**
     * Takes in one minute.
     *
     * @param minute minutes since the epoch
     * @param events how many trials of that minute had the event
     * @param trials how many trials there were; none changes nothing
     * @return the transition that they bring about, if any
     * @throws IllegalArgumentException if the minute is not later than the last one, or events are not 0 to trials
     */
    public Optional<DriftTransition> onMinute(long minute, long events, long trials) {
        return detector.onMinute(minute, batch(events, trials));
    }

    static ScoreBatch batch(long events, long trials) {
        if (events < 0 || events > trials) {
            throw new IllegalArgumentException(events + " events in " + trials + " trials");
        }
        return ScoreBatch.builder().bin(0, trials - events).bin(EVENT, events).build();
    }

    /** The last minute with trials; {@link Long#MIN_VALUE} before the first. */
    public long lastMinute() {
        return detector.lastMinute();
    }

    /** Where the detector stands. */
    public DriftPhase phase() {
        return detector.phase();
    }

    /** What the detector knows, for people. */
    public DriftStatus status() {
        return detector.status();
    }
}
