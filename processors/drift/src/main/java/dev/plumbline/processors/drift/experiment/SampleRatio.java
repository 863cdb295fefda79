package dev.plumbline.processors.drift.experiment;

/**
 * Guards the split of the traffic: evidence that the arms do not get their planned shares.
 *
 * <p>The sequential test of multinomial counts by Lindon and Malek ("Anytime-valid inference for multinomial count data"): the Bayes
 * factor of Dirichlet weights around the planned shares against the shares themselves. It depends on the counts alone,
 * has mean 1 while the split is as planned, and so ever reaches 1/alpha with probability at most alpha. Thread-safe.
 */
public final class SampleRatio {
    /** How closely the alternatives gather around the plan: mismatches of a few percent are found soonest. */
    private static final double CONCENTRATION = 1000;

    private SampleRatio() {}

    /**
     * Natural logarithm of the evidence against the planned shares.
     *
     * @param counts units assigned to each arm, 0 or more
     * @param shares the planned share of each arm, above 0, adding up to 1
     * @throws IllegalArgumentException if the lengths differ, or a count or share is out of range
     */
    public static double logEvidence(long[] counts, double[] shares) {
        requirePlan(counts, shares);
        double total = 0;
        double log = 0;
        for (int i = 0; i < counts.length; i++) {
            double prior = CONCENTRATION * shares[i];
            total += counts[i];
            log += Normal.logGamma(prior + counts[i]) - Normal.logGamma(prior) - counts[i] * StrictMath.log(shares[i]);
        }
        return log + Normal.logGamma(CONCENTRATION) - Normal.logGamma(CONCENTRATION + total);
    }

    private static void requirePlan(long[] counts, double[] shares) {
        double sum = 0;
        for (int i = 0; i < shares.length; i++) {
            if (!(shares[i] > 0) || i < counts.length && counts[i] < 0) {
                throw new IllegalArgumentException("sample ratio: arm " + i + " has the share " + shares[i]);
            }
            sum += shares[i];
        }
        if (counts.length != shares.length || counts.length < 2 || Math.abs(sum - 1) > 1e-9) {
            throw new IllegalArgumentException("sample ratio: " + counts.length + " counts for " + shares.length
                    + " shares that add up to " + sum);
        }
    }
}
