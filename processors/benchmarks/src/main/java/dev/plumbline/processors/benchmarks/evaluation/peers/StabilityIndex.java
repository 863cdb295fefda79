package dev.plumbline.processors.benchmarks.evaluation.peers;

import java.util.Arrays;

/**
 * The population stability index of every full window against the reference sample, over 0.2: the rule of thumb of credit
 * scoring. Ten bins at the deciles of the reference, those that coincide merged; a share of none counts as 0.0001.
 * Windows do not overlap.
 */
public final class StabilityIndex implements Peer {
    private static final double LIMIT = .2;
    private static final double NONE = 1e-4;
    private static final int BINS = 10;

    private final int size;
    private double[] cuts = {};
    private double[] expected = {};
    private int[] seen = {};
    private int filled;

    /** Windows of so many values. */
    public StabilityIndex(int size) {
        this.size = size;
    }

    @Override
    public void learn(double[] reference) {
        double[] sorted = reference.clone();
        Arrays.sort(sorted);
        double last = sorted[sorted.length - 1];
        double[] deciles = new double[BINS - 1];
        for (int i = 1; i < BINS; i++) {
            deciles[i - 1] = sorted[(int) ((long) sorted.length * i / BINS)];
        }
        cuts = Arrays.stream(deciles).filter(cut -> cut < last).distinct().toArray();
        expected = new double[cuts.length + 1];
        for (double value : sorted) {
            expected[bin(value)] += 1.0 / sorted.length;
        }
        seen = new int[expected.length];
    }

    /** Values up to a cut, the cut among them, fall into the bin below it. */
    private int bin(double value) {
        int at = 0;
        while (at < cuts.length && value > cuts[at]) {
            at++;
        }
        return at;
    }

    @Override
    public boolean add(double value) {
        seen[bin(value)]++;
        filled++;
        if (filled < size) {
            return false;
        }
        double index = 0;
        for (int i = 0; i < seen.length; i++) {
            double share = Math.max(NONE, (double) seen[i] / size);
            double before = Math.max(NONE, expected[i]);
            index += (share - before) * Math.log(share / before);
        }
        filled = 0;
        Arrays.fill(seen, 0);
        return index > LIMIT;
    }
}
