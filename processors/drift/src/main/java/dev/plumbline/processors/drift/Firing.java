package dev.plumbline.processors.drift;

import dev.plumbline.processors.drift.baseline.Baseline;
import dev.plumbline.processors.drift.baseline.ReferenceSample;
import dev.plumbline.processors.drift.scores.Direction;
import dev.plumbline.processors.drift.scores.ScoreBatch;
import dev.plumbline.processors.drift.scores.ScoreScale;
import dev.plumbline.processors.drift.sequential.Bets;
import dev.plumbline.processors.drift.sequential.Onset;
import dev.plumbline.processors.drift.sequential.OnsetSearch;
import dev.plumbline.processors.drift.sequential.RecentMinutes;
import dev.plumbline.processors.drift.sequential.ShiryaevRoberts;
import dev.plumbline.processors.drift.state.StateReader;
import dev.plumbline.processors.drift.state.StateWriter;

/**
 * A change that is on, and the evidence that it is over.
 *
 * <p>The change counts as over when an e-detector for the other side rejects that the mean still lies beyond half the
 * change (or beyond the tolerance, if that is more). What fires tends to look larger than it is, so the size of the change
 * is estimated further until there are four times the scores of the firing or the first sign of recovery. Not thread-safe.
 */
final class Firing {
    private static final long GROWTH = 4;
    private static final double LOG_SIGN_OF_RECOVERY = StrictMath.log(100);

    private final Direction direction;
    private final long minute;
    private final Onset onset;
    private final ShiryaevRoberts recovery;
    private final RecentMinutes since = new RecentMinutes();
    private final ReferenceSample successor;
    private long count;
    private long sum;

    Firing(Bets bets, Direction direction, long minute, Onset onset, ReferenceSample successor) {
        this.successor = successor;
        this.recovery = new ShiryaevRoberts(bets);
        this.direction = direction;
        this.minute = minute;
        this.onset = onset;
        this.count = onset.count();
        this.sum = onset.sum();
    }

    Direction direction() {
        return direction;
    }

    long minute() {
        return minute;
    }

    Onset onset() {
        return onset;
    }

    /** Tests a minute for recovery; the natural logarithm of the evidence. */
    double update(long now, ScoreBatch batch, ScoreScale scale, Baseline baseline, double threshold) {
        long exactSum = batch.exactSumOn(scale);
        since.add(now, batch.count(), exactSum);
        if (!successor.complete()) {
            successor.collect(now, batch);
        }
        double change = direction.orientDifference(baseline.meanMillionths() - changedMean()) / scale.widthMillionths();
        double margin = Math.max(baseline.tolerance(direction), change / 2);
        double stillGone = baseline.expected(direction, now) - margin;
        recovery.update(
                batch, scale, direction.opposite(), 1 - stillGone, baseline.sd(direction), baseline.dispersion());
        double evidence = recovery.logTotal();
        recovery.limit(StrictMath.log(threshold));
        if (evidence < LOG_SIGN_OF_RECOVERY && count < GROWTH * onset.count()) {
            count += batch.count();
            sum = Math.addExact(sum, exactSum);
        }
        return evidence;
    }

    /** The scores since the onset, as the beginning of a baseline. */
    ReferenceSample successor() {
        return successor;
    }

    private double changedMean() {
        return (double) sum / count;
    }

    double logEvidence() {
        return recovery.logTotal();
    }

    /** When the mean came back, and the scores since. */
    Onset recovered(double sdMillionths, double dispersion) {
        double changed = changedMean();
        return new OnsetSearch(direction.opposite(), (first, last) -> changed, sdMillionths, dispersion).search(since);
    }

    void writeTo(StateWriter out) {
        out.integer(direction.ordinal()).integer(minute);
        out.integer(onset.minute()).integer(onset.lowMinute()).integer(onset.highMinute());
        out.integer(onset.count()).integer(onset.sum()).integer(count).integer(sum);
        recovery.writeTo(out);
        since.writeTo(out);
        successor.writeTo(out, false);
    }

    static Firing read(Bets bets, ReferenceSample successor, StateReader in) {
        Direction direction = Direction.values()[in.index(Direction.values().length - 1)];
        long minute = in.integer();
        Onset onset = new Onset(in.integer(), in.integer(), in.integer(), in.integer(), in.integer());
        Firing firing = new Firing(bets, direction, minute, onset, successor);
        firing.count = in.integer();
        firing.sum = in.integer();
        firing.recovery.readFrom(in);
        firing.since.readFrom(in);
        successor.readFrom(in, false);
        return firing;
    }
}
