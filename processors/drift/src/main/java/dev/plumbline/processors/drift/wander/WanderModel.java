package dev.plumbline.processors.drift.wander;

import dev.plumbline.processors.drift.state.StateReader;
import dev.plumbline.processors.drift.state.StateWriter;

/**
 * A level that wanders around its mean: an Ornstein–Uhlenbeck process. Lengths are positions on the scale, [0, 1].
 * Immutable.
 *
 * @param variance of the level, above 0
 * @param minutes after which the level has forgotten all but 1/e of where it was
 * @param meanVariance error variance of the baseline mean, wander included
 * @param hourVariance error variance of the baseline of one hour of the day
 */
public record WanderModel(float variance, float minutes, float meanVariance, float hourVariance) {
    private static final double HOUR = 60;

    /** How an average over so many minutes depends on where the level was before them. */
    record Over(double length, double decay, double carry, double averageVariance) {}

    Over over(double length) {
        double x = length / minutes;
        double lost = -StrictMath.expm1(-x);
        double carry = x < 1e-4 ? 1 - x / 2 : lost / x;
        double average = x < 1e-3 ? 1 - x / 3 : 2 * (x - lost) / (x * x);
        return new Over(length, 1 - lost, carry, variance * average);
    }

    /** What the baseline adds to the error of an average over so many minutes. */
    double baselineVariance(double over) {
        return meanVariance + hourVariance * Math.min(1, HOUR / over);
    }

    /** The same for a baseline that has grown by such a factor. */
    public WanderModel grown(double factor) {
        return new WanderModel(variance, minutes, (float) (meanVariance / factor), (float) (hourVariance / factor));
    }

    /** Appends the model. */
    public void writeTo(StateWriter out) {
        out.single(variance).single(minutes).single(meanVariance).single(hourVariance);
    }

    /** The model that {@link #writeTo} wrote. */
    public static WanderModel read(StateReader in) {
        return new WanderModel(in.single(), in.single(), in.single(), in.single());
    }
}
