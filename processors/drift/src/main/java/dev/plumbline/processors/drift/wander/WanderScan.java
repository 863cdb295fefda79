package dev.plumbline.processors.drift.wander;

import dev.plumbline.processors.drift.scores.Direction;
import dev.plumbline.processors.drift.sequential.ExpectedMean;
import dev.plumbline.processors.drift.sequential.RecentMinutes;

/**
 * Evidence that the level of a series has changed by more than its wander explains.
 *
 * <p>A Kalman filter follows the level through the recent minutes. For every beginning k of a change it says where the
 * level was heading, and how the mean of everything since would vary around that: by sampling, by the wander since, by
 * what is not known of the level at k, and by the error of the baseline. The likelihood ratio of a shift against that is
 * averaged over shifts of .1 to 1.9 standard deviations and added up over all beginnings, as Shiryaev and Roberts do. So a
 * jump that is small against the wander of weeks, but large against that of an hour, is found in an hour.
 *
 * <p>Two empirical weights: beginnings that lie back longer than six hours count more, as there are fewer that differ; and
 * a deviation counts from a tolerance that grows with the time since, as slow wander is what a week shows least of. Skewed
 * scores make the variance that a deviation is judged by grow with it, as in Bernstein's bound.
 */
public final class WanderScan {
    private static final double[] SHIFTS = {.1, .18, .32, .58, 1.05, 1.9};
    private static final double LOG_BEGINNING = -.5;
    private static final double BEGINNING_POWER = 1.2;
    private static final double BEGINNING_FROM = 360;
    private static final double BEGINNING_TO = 5760;
    private static final double TOLERANCE = .08;
    private static final double TOLERANCE_HALF = 4320;
    private static final double SHORTEST = 60;
    private static final double NEGLIGIBLE = 30;
    private static final double PROMISING = 4;

    private final WanderModel model;
    private final LevelPath path;
    private final double variance;
    private final double skew;
    private final double endowment;

    /**
     * @param model how the level wanders
     * @param recent the recent minutes
     * @param expectedMillionths the mean score expected
     * @param width width of the scale in millionths
     * @param variance variance of a score as a position on the scale, above 0
     * @param skew third central moment of a score over three times its variance, as a position
     * @param endowment further beginnings that the earliest minute counts for
     */
    public WanderScan(
            WanderModel model,
            RecentMinutes recent,
            ExpectedMean expectedMillionths,
            double width,
            double variance,
            double skew,
            double endowment) {
        this.model = model;
        this.path = new LevelPath(model, recent, expectedMillionths, width, variance);
        this.variance = variance;
        this.skew = skew;
        this.endowment = endowment;
    }

    /**
     * Natural logarithm of the evidence of a change to a side; negative infinity for none. Below 4 it is a bound, which
     * takes less time.
     */
    public double logEvidence(Direction side) {
        double[] contrasts = new double[path.size];
        double[] totals = new double[path.size];
        double[] weights = new double[path.size];
        double bound = bounds(side, contrasts, totals, weights);
        return bound < PROMISING ? bound : sum(contrasts, totals, weights);
    }

    private double bounds(Direction side, double[] contrasts, double[] totals, double[] weights) {
        double tolerance = TOLERANCE * StrictMath.sqrt(variance);
        double towards = Math.max(0, -side.orientDifference(skew));
        double largest = Double.NEGATIVE_INFINITY;
        double n = 0;
        double sum = 0;
        WanderModel.Over shortest = model.over(SHORTEST);
        for (int i = path.size - 1; i >= 0; i--) {
            n += path.count[i];
            sum += path.deviation[i];
            double length = path.now - path.first[i] + 1;
            WanderModel.Over over = model.over(length);
            double contrast = side.orientDifference(over.carry() * path.level[i] - sum / n)
                    - tolerance * length / (length + TOLERANCE_HALF);
            if (contrast > 0) {
                WanderModel.Over wide = length < SHORTEST ? shortest : over;
                contrasts[i] = contrast;
                totals[i] = LevelPath.conditional(wide, model, path.error[i])
                        + (variance + contrast * towards) / n
                        + model.baselineVariance(length);
                weights[i] = logWeight(length, path.starts[i] + (i == 0 ? endowment : 0));
                largest = Math.max(largest, weights[i] + contrast * contrast / (2 * totals[i]));
            }
        }
        return largest;
    }

    private static double logWeight(double length, double starts) {
        double log = LOG_BEGINNING + StrictMath.log(starts);
        return length <= BEGINNING_FROM
                ? log
                : log + BEGINNING_POWER * StrictMath.log(Math.min(length, BEGINNING_TO) / BEGINNING_FROM);
    }

    private double sum(double[] contrasts, double[] totals, double[] weights) {
        double sd = StrictMath.sqrt(variance);
        double largest = Double.NEGATIVE_INFINITY;
        double scaled = 0;
        for (int i = 0; i < contrasts.length; i++) {
            for (int j = 0; contrasts[i] > 0 && j < SHIFTS.length; j++) {
                double shift = SHIFTS[j] * sd;
                double log = weights[i] + (contrasts[i] - shift / 2) * shift / totals[i];
                if (log > largest) {
                    scaled = scaled * StrictMath.exp(largest - log) + 1;
                    largest = log;
                } else if (log > largest - NEGLIGIBLE) {
                    scaled += StrictMath.exp(log - largest);
                }
            }
        }
        return largest + StrictMath.log(scaled / SHIFTS.length);
    }
}
