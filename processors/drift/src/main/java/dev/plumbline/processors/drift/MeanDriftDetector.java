package dev.plumbline.processors.drift;

import dev.plumbline.processors.drift.baseline.Baseline;
import dev.plumbline.processors.drift.baseline.ReferenceSample;
import dev.plumbline.processors.drift.scores.Direction;
import dev.plumbline.processors.drift.scores.ScoreBatch;
import dev.plumbline.processors.drift.sequential.Onset;
import dev.plumbline.processors.drift.sequential.OnsetSearch;
import dev.plumbline.processors.drift.sequential.RecentMinutes;
import dev.plumbline.processors.drift.sequential.ShiryaevRoberts;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Watches the mean of one score of one series, and says when it leaves its baseline and when it comes back.
 *
 * <p>A warm-up collects the baseline; then a Shiryaev–Roberts e-detector a side tests every minute; a firing lasts until
 * a third one finds the recovery. While scores are independent and their mean stays within the tolerance of the baseline,
 * the average time to a false alarm is at least {@link MeanDriftConfig#arlDays} days of minutes with scores, whatever the
 * distribution and however often one looks. For scores that wander that is empirical: see the module's README.
 *
 * <p>Feed it each minute of stream time once, in increasing order; minutes without scores may be left out. Same minutes,
 * same transitions, same bytes of state. A change that stays, such as a new model that is there to stay, keeps firing
 * until a new detector takes its place. Not thread-safe.
 */
public final class MeanDriftDetector {
    private final SeriesForm form;
    private final MeanDriftConfig config;
    private final ReferenceSample reference;
    private final ShiryaevRoberts[] evidence;
    private final RecentMinutes recent = new RecentMinutes();
    private long lastMinute;
    private @Nullable Baseline baseline;
    private @Nullable Firing firing;

    /** A detector that has seen nothing. */
    public MeanDriftDetector(MeanDriftConfig config) {
        this(SeriesForm.SCORE, config);
    }

    MeanDriftDetector(SeriesForm form, MeanDriftConfig config) {
        this(form, config, new ReferenceSample(form.baseline(), config.scale(), config.warmUp()), Long.MIN_VALUE);
    }

    MeanDriftDetector(SeriesForm form, MeanDriftConfig config, ReferenceSample reference, long lastMinute) {
        this.form = form;
        this.evidence = new ShiryaevRoberts[] {new ShiryaevRoberts(form.bets()), new ShiryaevRoberts(form.bets())};
        this.config = config;
        this.reference = reference;
        this.lastMinute = lastMinute;
    }

    /**
     * A detector that continues from {@link #toBytes}. Thresholds, sides, hold and warm-up may have changed since.
     *
     * @throws IllegalArgumentException if the bytes are malformed, of a version from the future, or of another scale
     */
    public static MeanDriftDetector fromBytes(MeanDriftConfig config, byte[] state) {
        return MeanDriftState.read(SeriesForm.SCORE, config, state);
    }

    /** The state as versioned bytes, typically 1 to 2 KB. */
    public byte[] toBytes() {
        return MeanDriftState.write(this);
    }

    /**
     * Takes in one minute.
     *
     * @param minute minutes since the epoch
     * @param batch the scores of that minute; an empty batch changes nothing
     * @return the transition that these scores bring about, if any
     * @throws IllegalArgumentException if the minute is not later than the last one
     */
    public Optional<DriftTransition> onMinute(long minute, ScoreBatch batch) {
        Optional<DriftTransition> ended = observe(minute, batch);
        if (batch.count() == 0) {
            return ended;
        }
        Direction side = logEvidence(Direction.RISE) > logEvidence(Direction.DROP) ? Direction.RISE : Direction.DROP;
        return logEvidence(side) < StrictMath.log(config.threshold())
                ? ended
                : Optional.of(fire(side, logEvidence(side)));
    }

    /** Takes in one minute without the verdict that a change has begun; what it resolves. */
    Optional<DriftTransition> observe(long minute, ScoreBatch batch) {
        if (minute <= lastMinute) {
            throw new IllegalArgumentException("minute " + minute + " does not follow minute " + lastMinute);
        }
        if (batch.count() == 0) {
            return Optional.empty();
        }
        lastMinute = minute;
        Baseline known = baseline;
        Firing on = firing;
        if (known == null) {
            collect(minute, batch);
        } else if (on == null) {
            weigh(minute, batch, known);
        } else {
            return testRecovery(minute, batch, known, on);
        }
        return Optional.empty();
    }

    /** Passes over one minute, because a change is on elsewhere. */
    void passOver(long minute, ScoreBatch batch) {
        if (batch.count() > 0) {
            lastMinute = minute;
            reference.ignore(batch);
        }
    }

    private void collect(long minute, ScoreBatch batch) {
        reference.collect(minute, batch);
        if (reference.complete()) {
            reference.arm();
            baseline = reference.baseline();
        }
    }

    private void weigh(long minute, ScoreBatch batch, Baseline before) {
        Baseline current = reference.follow(minute, batch) ? reference.baseline() : before;
        baseline = current;
        recent.add(minute, batch.count(), batch.exactSum());
        for (Direction side : config.directions()) {
            evidence[side.ordinal()].update(
                    batch,
                    config.scale(),
                    side,
                    current.nullMean(side, minute),
                    current.sd(side),
                    current.dispersion());
        }
    }

    /** Declares that a change is on; needs an armed detector that has weighed a minute. */
    DriftTransition fire(Direction side, double logEvidence) {
        Baseline current = Objects.requireNonNull(baseline);
        Onset onset = onset(side, current);
        Firing begun = new Firing(form.bets(), side, lastMinute, onset);
        startAfresh();
        firing = begun;
        return transition(DriftTransition.Kind.FIRED, begun, onset, current, logEvidence, config.threshold());
    }

    /** Two-valued scores vary more once their mean has left the end of the scale; that widens the interval. */
    private Onset onset(Direction side, Baseline current) {
        double sd = sdMillionths(current, side);
        Onset first = search(side, current, sd);
        double mean = config.scale().aboveLow(first.meanMillionths());
        double changed = StrictMath.sqrt(reference.census().varianceAt(mean));
        return changed > sd ? search(side, current, changed) : first;
    }

    private Onset search(Direction side, Baseline current, double sd) {
        return new OnsetSearch(side, current::expectedMillionths, sd, current.dispersion()).search(recent);
    }

    private Optional<DriftTransition> testRecovery(long minute, ScoreBatch batch, Baseline current, Firing on) {
        reference.ignore(batch);
        double log = on.update(minute, batch, config.scale(), current, config.resolveThreshold());
        boolean held = minute - on.minute() >= config.minHoldMinutes();
        if (!held || log < StrictMath.log(config.resolveThreshold())) {
            return Optional.empty();
        }
        Onset back = on.recovered(sdMillionths(current, on.direction()), current.dispersion());
        firing = null;
        startAfresh();
        return Optional.of(
                transition(DriftTransition.Kind.RESOLVED, on, back, current, log, config.resolveThreshold()));
    }

    private DriftTransition transition(
            DriftTransition.Kind kind, Firing of, Onset seen, Baseline current, double log, double threshold) {
        return new DriftTransition(
                kind,
                of.direction(),
                lastMinute,
                of.minute(),
                of.onset(),
                seen.meanMillionths(),
                current.meanMillionths(),
                config.scale().length(current.tolerance(of.direction())),
                log,
                threshold,
                seen.count(),
                current.count());
    }

    /** Forgets the evidence, and the days that may hold the change it was for. */
    void startAfresh() {
        reference.forgetWaiting();
        recent.clear();
        for (ShiryaevRoberts side : evidence) {
            side.reset();
        }
    }

    private double sdMillionths(Baseline current, Direction side) {
        return current.sd(side) * config.scale().widthMillionths();
    }

    /** The last minute with scores; {@link Long#MIN_VALUE} before the first. */
    public long lastMinute() {
        return lastMinute;
    }

    /** Where the detector stands. */
    public DriftPhase phase() {
        if (baseline == null) {
            return DriftPhase.COLLECTING;
        }
        return firing == null ? DriftPhase.ARMED : DriftPhase.FIRING;
    }

    /** What the detector knows, for people. */
    public DriftStatus status() {
        return MeanDriftReport.of(this);
    }

    SeriesForm form() {
        return form;
    }

    MeanDriftConfig config() {
        return config;
    }

    ReferenceSample reference() {
        return reference;
    }

    RecentMinutes recent() {
        return recent;
    }

    ShiryaevRoberts evidence(Direction side) {
        return evidence[side.ordinal()];
    }

    double logEvidence(Direction side) {
        return evidence[side.ordinal()].logTotal();
    }

    @Nullable
    Baseline baseline() {
        return baseline;
    }

    @Nullable
    Firing firing() {
        return firing;
    }

    /** Takes over the baseline of the reference sample, and the firing if one was on. */
    void resume(@Nullable Firing resumed) {
        baseline = reference.baseline();
        firing = resumed;
    }
}
