package dev.plumbline.processors.drift.baseline;

import dev.plumbline.processors.drift.scores.Direction;
import dev.plumbline.processors.drift.scores.ScoreScale;
import dev.plumbline.processors.drift.wander.WanderModel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a series is expected to do: mean, spread, daily shape, and how far the mean may lie off before that is evidence.
 *
 * <p>The tolerance of a side is the largest of 3.09 standard errors of the baseline mean (its one-sided error has
 * probability 0.001), a tenth of a standard deviation, and two standard deviations of the daily means. A series that has
 * been seen not to wander for days gets a twenty-fifth instead of the tenth: with independent scores that finds a drop of a
 * quarter of a standard deviation in half the scores. Rates have a tighter bound, see {@link BaselineForm}. The standard deviation that it uses is that of the reference sample with 3.09<sup>2</sup> further scores at the far end of the scale:
 * for two-valued scores the bound then comes close to Wilson's, and a sample that never varied still has a standard
 * deviation above 0. With 10,000 samples the difference is below 2 %, with 400 it is what keeps skewed scores from false
 * alarms. Immutable.
 */
public final class Baseline {
    private static final double Z = BaselineForm.Z;

    private final BaselineForm form;
    private final ScoreScale scale;
    private final HourProfile profile;
    private final long count;
    private final double mean;
    private final double variance;
    private final double exactMean;
    private final double dispersion;
    private final double smallestShare;
    private final double daySd;
    private final double thirdMoment;
    private final @Nullable WanderModel wander;
    private final double[] sds = new double[Direction.values().length];
    private final double[] tolerances = new double[Direction.values().length];

    Baseline(
            BaselineForm form,
            ScoreScale scale,
            ScoreTally tally,
            HourProfile profile,
            double dispersion,
            boolean steady,
            double daySd,
            @Nullable WanderModel wander) {
        double width = scale.widthMillionths();
        this.form = form;
        this.scale = scale;
        this.profile = profile;
        this.count = tally.count();
        this.mean = tally.mean() / width;
        this.variance = tally.variance() / (width * width);
        this.exactMean = (double) tally.exactSum() / count;
        this.dispersion = dispersion;
        this.smallestShare = form.smallestShareOfSd(steady);
        this.daySd = daySd / width;
        this.thirdMoment = tally.thirdMoment() / (width * width * width);
        this.wander = wander;
        for (Direction side : Direction.values()) {
            sds[side.ordinal()] = sdOf(side);
            tolerances[side.ordinal()] = toleranceOf(side);
        }
    }

    /** Scores in the reference sample. */
    public long count() {
        return count;
    }

    /** Exact mean of the reference sample in millionths. */
    public long meanMillionths() {
        return Math.round(exactMean);
    }

    /** Standard deviation of the reference sample in millionths; 0 if it never varied. */
    public long sdMillionths() {
        return scale.length(StrictMath.sqrt(variance));
    }

    /** The variance of block sums over that of independent scores, at least 1. */
    public double dispersion() {
        return dispersion;
    }

    /** The mean score expected in the minutes from {@code first} to {@code last}, in millionths. */
    public double expectedMillionths(long first, long last) {
        return exactMean + profile.offset(first, last);
    }

    /** Position of the expected mean on the scale as a side sees it, in [0, 1]. */
    public double expected(Direction side, long minute) {
        return side.orient(Math.min(1, Math.max(0, mean + offset(minute))));
    }

    /** The oriented mean that a side holds against; 0 or less where no mean can lie below it. */
    public double nullMean(Direction side, long minute) {
        return expected(side, minute) - tolerance(side);
    }

    /** True if the mean lies so close to the end of the scale that it cannot leave the tolerance on that side. */
    public boolean outOfReach(Direction side) {
        return side.orient(mean) <= tolerance(side);
    }

    /** Standard deviation on the scale as a side uses it, above 0 wherever the side can bet. */
    public double sd(Direction side) {
        return sds[side.ordinal()];
    }

    private double sdOf(Direction side) {
        double far = side.orient(mean);
        return StrictMath.sqrt((count * variance + Z * Z * far * far) / (count + Z * Z));
    }

    /** How far the mean may lie off on a side, as a length on [0, 1]. */
    public double tolerance(Direction side) {
        return tolerances[side.ordinal()];
    }

    private double toleranceOf(Direction side) {
        double sd = sd(side);
        double error = form.error(1 - side.orient(mean), sd, count / dispersion);
        return Math.max(Math.max(error, smallestShare * sd), 2 * daySd);
    }

    /** How the level wanders; empty if it does not, or too little is known. */
    public Optional<WanderModel> wander() {
        return Optional.ofNullable(wander);
    }

    /** Third central moment of a score over three times its variance, as a position. */
    public double skew() {
        return variance > 0 ? thirdMoment / (3 * variance) : 0;
    }

    private double offset(long minute) {
        return profile.offset((int) (Math.floorMod(minute, 1440L) / 60)) / scale.widthMillionths();
    }
}
