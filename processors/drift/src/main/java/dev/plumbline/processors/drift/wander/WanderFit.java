package dev.plumbline.processors.drift.wander;

import dev.plumbline.processors.drift.wander.HourMeans.Hour;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/**
 * Fits a {@link WanderModel} to the hours of a warm-up.
 *
 * <p>Hourly means are the level at that hour plus sampling noise; the overall mean is unknown, so that a level which
 * wanders slowly makes it uncertain. A Kalman filter gives the restricted likelihood of each pair of spread and memory on
 * a grid; the estimate is the posterior mean of their logarithms, with memories around four hours likely beforehand, as a
 * week says little about slow wander.
 */
public final class WanderFit {
    private static final int FEWEST_HOURS = 48;
    private static final double[] SPREADS = {.02, .03, .045, .065, .09, .12, .16, .21, .28, .4, .6};
    private static final double[] MEMORIES = {.7, 1.2, 2, 3, 4.5, 7, 11, 18, 30, 60, 120};
    private static final double HOUR = 60;
    private static final double LIKELY_MEMORY = 4;
    private static final double LIKELY_LOG_SD = 1.2;

    private final double scoreVariance;
    private final double kept;
    private final double[] deviations;
    private final double[] noise;
    private final double[] hours;

    private WanderFit(HourMeans means, double width, double scoreVariance, IntToDoubleFunction expected, double kept) {
        this.scoreVariance = scoreVariance;
        this.kept = kept;
        deviations = new double[means.size()];
        noise = new double[means.size()];
        hours = new double[means.size()];
        int i = 0;
        for (Hour hour : means.earliestFirst()) {
            double mean = (double) hour.sum() / hour.count();
            deviations[i] = (mean - expected.applyAsDouble((int) Math.floorMod(hour.hour(), 24L))) / width / kept;
            noise[i] = scoreVariance / hour.count();
            hours[i++] = hour.hour();
        }
    }

    /**
     * The model; empty for fewer than 48 hours with scores.
     *
     * @param means the hours
     * @param width width of the scale in millionths
     * @param scoreVariance variance of a score as a position on the scale, above 0
     * @param expected what an hour of the day is expected to have, in millionths above the low end
     * @param kept how much of a deviation is left after what is expected was fitted to the same hours, in (0, 1]
     */
    public static Optional<WanderModel> fit(
            HourMeans means, double width, double scoreVariance, IntToDoubleFunction expected, double kept) {
        return means.size() < FEWEST_HOURS
                ? Optional.empty()
                : Optional.of(new WanderFit(means, width, scoreVariance, expected, kept).model());
    }

    private WanderModel model() {
        Likelihood[] grid = new Likelihood[SPREADS.length * MEMORIES.length];
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < grid.length; i++) {
            grid[i] = likelihood(SPREADS[i / MEMORIES.length], MEMORIES[i % MEMORIES.length]);
            largest = Math.max(largest, grid[i].log);
        }
        double weight = 0;
        double logSpread = 0;
        double logMemory = 0;
        double meanVariance = 0;
        for (Likelihood one : grid) {
            double w = StrictMath.exp(one.log - largest);
            weight += w;
            logSpread += w * StrictMath.log(one.spread);
            logMemory += w * StrictMath.log(one.memory);
            meanVariance += w * one.meanVariance;
        }
        double variance = StrictMath.exp(2 * logSpread / weight) * scoreVariance;
        double minutes = StrictMath.exp(logMemory / weight) * HOUR;
        double hourVariance = (1 - kept * kept) * (variance + meanNoise());
        return new WanderModel(
                (float) variance, (float) minutes, (float) (meanVariance / weight), (float) hourVariance);
    }

    private double meanNoise() {
        double sum = 0;
        for (double one : noise) {
            sum += one;
        }
        return sum / noise.length;
    }

    private record Likelihood(double spread, double memory, double log, double meanVariance) {}

    private Likelihood likelihood(double relativeSpread, double memory) {
        double variance = relativeSpread * relativeSpread * scoreVariance;
        double level = 0;
        double ones = 0;
        double error = variance;
        double off = StrictMath.log(memory / LIKELY_MEMORY) / LIKELY_LOG_SD;
        double log = -.5 * off * off;
        double information = 0;
        double score = 0;
        for (int i = 0; i < deviations.length; i++) {
            double decay = i == 0 ? 1 : StrictMath.exp(-(hours[i] - hours[i - 1]) / memory);
            error = decay * decay * error + variance * (1 - decay * decay);
            double total = error + noise[i];
            double innovation = deviations[i] - decay * level;
            double regressor = 1 - decay * ones;
            log -= .5 * (StrictMath.log(total) + innovation * innovation / total);
            information += regressor * regressor / total;
            score += regressor * innovation / total;
            double gain = error / total;
            level = decay * level + gain * innovation;
            ones = decay * ones + gain * regressor;
            error *= 1 - gain;
        }
        double restricted = log + score * score / (2 * information) - .5 * StrictMath.log(information);
        return new Likelihood(relativeSpread, memory, restricted, 1 / information);
    }
}
