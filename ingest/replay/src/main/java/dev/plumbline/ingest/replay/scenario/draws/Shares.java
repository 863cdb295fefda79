package dev.plumbline.ingest.replay.scenario.draws;

/** Sums of shares, to draw from. */
public final class Shares {
    private Shares() {}

    /** Running sums of {@code shares}. */
    public static double[] cumulative(double... shares) {
        double[] sums = shares.clone();
        for (int i = 1; i < sums.length; i++) {
            sums[i] += sums[i - 1];
        }
        return sums;
    }
}
