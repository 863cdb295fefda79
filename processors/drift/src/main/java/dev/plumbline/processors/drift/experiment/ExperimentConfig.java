package dev.plumbline.processors.drift.experiment;

import java.util.ArrayList;
import java.util.List;

/**
 * Settings of an {@link Experiment}.
 *
 * @param alpha the probability of ever calling variants different that are not, over all looks at one measure, in (0, 0.5)
 * @param fewest observations that each arm needs before anything is said, at least 20
 * @param typicalEffect the effect that the test is best at, in standard deviations, above 0; it steers how fast an effect is
 *     found, never how often one is claimed that is not there
 * @param margin effects within plus and minus this count as none, in the unit of the measure; 0 never calls variants equal
 * @param higherIsBetter whether a higher mean is the better one; false for latency, cost and error rates
 * @param sampleRatioAlpha the probability of ever calling a correct split of the traffic wrong, in (0, 0.5)
 */
public record ExperimentConfig(
        double alpha,
        int fewest,
        double typicalEffect,
        double margin,
        boolean higherIsBetter,
        double sampleRatioAlpha) {
    /** Level 0.05, 100 observations an arm, effects of 0.1 sd, no margin, higher is better, sample ratio at 0.001. */
    public static final ExperimentConfig DEFAULT = new ExperimentConfig(.05, 100, .1, 0, true, .001);

    private static final int FEWEST = 20;

    public ExperimentConfig {
        List<String> violations = new ArrayList<>();
        if (!(alpha > 0 && alpha < .5)) {
            violations.add("alpha must lie between 0 and 0.5, was " + alpha);
        }
        if (fewest < FEWEST) {
            violations.add("fewest must be at least " + FEWEST + ", was " + fewest);
        }
        if (!(typicalEffect > 0) || Double.isInfinite(typicalEffect)) {
            violations.add("typicalEffect must be above 0 and finite, was " + typicalEffect);
        }
        if (!(margin >= 0) || Double.isInfinite(margin)) {
            violations.add("margin must be at least 0 and finite, was " + margin);
        }
        if (!(sampleRatioAlpha > 0 && sampleRatioAlpha < .5)) {
            violations.add("sampleRatioAlpha must lie between 0 and 0.5, was " + sampleRatioAlpha);
        }
        if (!violations.isEmpty()) {
            throw new IllegalArgumentException("experiment: " + String.join("; ", violations));
        }
    }

    /** The same at another level. */
    public ExperimentConfig withAlpha(double other) {
        return new ExperimentConfig(other, fewest, typicalEffect, margin, higherIsBetter, sampleRatioAlpha);
    }

    /** The same with another margin of practical equivalence. */
    public ExperimentConfig withMargin(double other) {
        return new ExperimentConfig(alpha, fewest, typicalEffect, other, higherIsBetter, sampleRatioAlpha);
    }

    /** The same for a measure of which less is better. */
    public ExperimentConfig lowerIsBetter() {
        return new ExperimentConfig(alpha, fewest, typicalEffect, margin, false, sampleRatioAlpha);
    }
}
