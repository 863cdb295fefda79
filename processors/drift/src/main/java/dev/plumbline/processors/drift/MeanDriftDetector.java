package dev.plumbline.processors.drift;

import dev.plumbline.processors.drift.baseline.Baseline;
import dev.plumbline.processors.drift.baseline.ReferenceSample;
import dev.plumbline.processors.drift.scores.Direction;
import dev.plumbline.processors.drift.scores.ScoreBatch;
import dev.plumbline.processors.drift.sequential.Onset;
import dev.plumbline.processors.drift.sequential.OnsetSearch;
import dev.plumbline.processors.drift.sequential.RecentMinutes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
    private static final double DEPLOY_PRIOR = .001;

    private final SeriesForm form;
    private final MeanDriftConfig config;
    private final ReferenceSample reference;
    private final Evidence evidence;
    private final double logThreshold;
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
        this.evidence = new Evidence(form.bets(), config);
        this.logThreshold = StrictMath.log(config.threshold());
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

    /**
     * A detector for a series that continues another one, such as a new version of a prompt or a new served model: it is
     * armed at once with the other's baseline, frozen, and with a thousandth of the evidence that fires, as a change is
     * likely at a deploy.
     *
     * @param parent the detector of the series before; while it still collects, the child collects too
     */
    public static MeanDriftDetector ofParent(MeanDriftConfig config, MeanDriftDetector parent) {
        if (parent.baseline == null || !parent.config.scale().equals(config.scale())) {
            return new MeanDriftDetector(parent.form, config);
        }
        ReferenceSample reference = parent.reference.forChild();
        MeanDriftDetector child = new MeanDriftDetector(parent.form, config, reference, Long.MIN_VALUE);
        child.resume(null);
        child.evidence.endow(
                DEPLOY_PRIOR * config.threshold(), reference.baseline().wander().isPresent());
        return child;
    }

    /** Takes no later day into the baseline: pins it as it is. */
    public void pin() {
        if (baseline != null) {
            reference.freeze();
        }
    }

    /**
     * A detector with a new baseline from the onset of the change that is on, for a change that was acknowledged. It is
     * armed if there have been enough scores since, else it collects on.
     *
     * @throws IllegalStateException if no change is on
     */
    public MeanDriftDetector rebased() {
        Firing on = firing;
        if (on == null) {
            throw new IllegalStateException("no change is on");
        }
        MeanDriftDetector next = new MeanDriftDetector(form, config, on.successor(), lastMinute);
        if (next.reference.complete()) {
            next.reference.arm(next.recent);
            next.baseline = next.reference.baseline();
        }
        return next;
    }

    /** The state as versioned bytes, typically below 1 KB once the baseline is frozen, up to 5 KB before. */
    public byte[] toBytes() {
        return MeanDriftState.write(this);
    }

    /**
     * Takes in one minute.
     *
     * @param minute minutes since the epoch
     * @param batch the scores of that minute; one without scores changes nothing but the count of numbers that are none
     * @return the transition that these scores bring about, if any
     * @throws IllegalArgumentException if the minute is not later than the last one
     */
    public Optional<DriftTransition> onMinute(long minute, ScoreBatch batch) {
        Optional<DriftTransition> ended = observe(minute, batch);
        if (batch.count() == 0) {
            return ended;
        }
        Direction side = logEvidence(Direction.RISE) > logEvidence(Direction.DROP) ? Direction.RISE : Direction.DROP;
        return logEvidence(side) < logThreshold ? ended : Optional.of(fire(side, logEvidence(side)));
    }

    /** Takes in one minute without the verdict that a change has begun; what it resolves. */
    Optional<DriftTransition> observe(long minute, ScoreBatch batch) {
        if (minute <= lastMinute) {
            throw new IllegalArgumentException("minute " + minute + " does not follow minute " + lastMinute);
        }
        if (batch.count() == 0) {
            reference.ignore(batch);
            return Optional.empty();
        }
        long previous = lastMinute;
        lastMinute = minute;
        Baseline known = baseline;
        Firing on = firing;
        if (known == null) {
            collect(minute, batch);
        } else if (on == null) {
            weigh(minute, previous, batch, known);
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
            reference.arm(recent);
            baseline = reference.baseline();
        }
    }

    private void weigh(long minute, long previous, ScoreBatch batch, Baseline before) {
        Baseline current = reference.follow(minute, batch, suspicious()) ? reference.baseline() : before;
        baseline = current;
        recent.add(minute, batch.count(), batch.exactSumOn(config.scale()));
        evidence.weigh(minute, previous, batch, current, recent);
    }

    /** Half the evidence, on the scale of its logarithm, keeps a day out of the baseline. */
    private boolean suspicious() {
        double half = logThreshold / 2;
        return logEvidence(Direction.DROP) > half || logEvidence(Direction.RISE) > half;
    }

    /** Declares that a change is on; needs an armed detector that has weighed a minute. */
    DriftTransition fire(Direction side, double logEvidence) {
        Baseline current = Objects.requireNonNull(baseline);
        Onset onset = onset(side, current);
        Firing begun = new Firing(form.bets(), side, lastMinute, onset, successor(onset));
        startAfresh();
        firing = begun;
        return transition(DriftTransition.Kind.FIRED, begun, onset, current, logEvidence, config.threshold());
    }

    /** What a new baseline would start from: the scores since the onset, span by span. */
    private ReferenceSample successor(Onset onset) {
        ReferenceSample since = new ReferenceSample(form.baseline(), config.scale(), config.warmUp());
        List<RecentMinutes.Span> spans = new ArrayList<>(recent.latestFirst());
        Collections.reverse(spans);
        for (RecentMinutes.Span span : spans) {
            if (span.first() >= onset.minute()) {
                since.collect(span.first(), span.asBatch());
            }
        }
        return since;
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
        evidence.reset();
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

    Evidence evidence() {
        return evidence;
    }

    double logEvidence(Direction side) {
        return evidence.log(side);
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
