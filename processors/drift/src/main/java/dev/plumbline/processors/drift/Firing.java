package dev.plumbline.processors.drift;

import dev.plumbline.processors.drift.baseline.Baseline;
import dev.plumbline.processors.drift.scores.Direction;
import dev.plumbline.processors.drift.scores.ScoreBatch;
import dev.plumbline.processors.drift.scores.ScoreScale;
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
 * change (or beyond the tolerance, if that is more). Not thread-safe.
 */
final class Firing {
    private final Direction direction;
    private final long minute;
    private final Onset onset;
    private final ShiryaevRoberts recovery = new ShiryaevRoberts();
    private final RecentMinutes since = new RecentMinutes();

    Firing(Direction direction, long minute, Onset onset) {
        this.direction = direction;
        this.minute = minute;
        this.onset = onset;
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
        since.add(now, batch.count(), batch.exactSum());
        double change = direction.orientDifference((double) baseline.meanMillionths() - onset.meanMillionths())
                / scale.widthMillionths();
        double margin = Math.max(baseline.tolerance(direction), change / 2);
        double stillGone = baseline.expected(direction, now) - margin;
        recovery.update(
                batch, scale, direction.opposite(), 1 - stillGone, baseline.sd(direction), baseline.dispersion());
        double evidence = recovery.logTotal();
        recovery.limit(StrictMath.log(threshold));
        return evidence;
    }

    double logEvidence() {
        return recovery.logTotal();
    }

    /** When the mean came back, and the scores since. */
    Onset recovered(double sdMillionths, double dispersion) {
        double changed = onset.meanMillionths();
        return new OnsetSearch(direction.opposite(), any -> changed, sdMillionths, dispersion).search(since);
    }

    void writeTo(StateWriter out) {
        out.integer(direction.ordinal()).integer(minute);
        out.integer(onset.minute()).integer(onset.lowMinute()).integer(onset.highMinute());
        out.integer(onset.count()).integer(onset.sum());
        recovery.writeTo(out);
        since.writeTo(out);
    }

    static Firing read(StateReader in) {
        Direction direction = Direction.values()[in.index(Direction.values().length - 1)];
        long minute = in.integer();
        Onset onset = new Onset(in.integer(), in.integer(), in.integer(), in.integer(), in.integer());
        Firing firing = new Firing(direction, minute, onset);
        firing.recovery.readFrom(in);
        firing.since.readFrom(in);
        return firing;
    }
}
