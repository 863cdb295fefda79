package dev.plumbline.processors.drift.experiment;

/**
 * The mixture sequential probability ratio test of a difference of two means, with normal weights N(0, tau^2) on the
 * difference.
 *
 * <p>With the variance v of the observed difference D, the evidence against no difference is
 * {@code sqrt(v/(v+tau^2)) * exp(tau^2 D^2 / (2 v (v+tau^2)))}, a martingale with mean 1 under no difference; so it ever
 * reaches 1/alpha with probability at most alpha (Robbins 1970; Johari, Koomen, Pekelis and Walsh, "Always Valid
 * Inference"). Exact for normal means of known variance, here asymptotic: hence the fewest observations an arm.
 */
record NormalMixture(double difference, double variance, double tau2) {

    static NormalMixture of(ArmTotals control, ArmTotals treatment, double typicalEffect) {
        double scatter = control.scatter() + treatment.scatter();
        double pooled = scatter / Math.max(1, control.count() + treatment.count() - 2);
        double variance = varianceOfMean(control, pooled) + varianceOfMean(treatment, pooled);
        return new NormalMixture(treatment.mean() - control.mean(), variance, typicalEffect * typicalEffect * pooled);
    }

    /** An arm's own variance with two observations' worth of the common one, so that no arm is taken for certain. */
    private static double varianceOfMean(ArmTotals arm, double pooled) {
        return (arm.scatter() + 2 * pooled) / (arm.count() + 1) / arm.count();
    }

    /** True if no observation differs from another, so that there is nothing to go by. */
    boolean degenerate() {
        return !(variance > 0);
    }

    double logEvidence() {
        double total = variance + tau2;
        return .5 * StrictMath.log(variance / total) + tau2 * difference * difference / (2 * variance * total);
    }

    /** Half the width of the interval of the differences that are not rejected at the level. */
    double halfWidth(double alpha) {
        double total = variance + tau2;
        double needed = 2 * StrictMath.log(1 / alpha) + StrictMath.log(total / variance);
        return StrictMath.sqrt(variance * total / tau2 * needed);
    }

    /** Probability that the true difference is above 0, with the weights as prior. */
    double probabilityAboveZero() {
        double sd = StrictMath.sqrt(variance * (variance + tau2) / tau2);
        return Normal.cumulative(difference / sd);
    }
}
