package dev.plumbline.processors.benchmarks.evaluation.peers;

import java.util.Arrays;

/**
 * The two-sample Kolmogorov–Smirnov test of every full window against the reference sample, p below 0.01 by the
 * asymptotic distribution. Windows do not overlap.
 */
public final class KolmogorovSmirnov implements Peer {
    private static final double ALPHA = .01;

    private final double[] window;
    private double[] reference = {};
    private int filled;

    /** Windows of so many values. */
    public KolmogorovSmirnov(int size) {
        this.window = new double[size];
    }

    @Override
    public void learn(double[] sample) {
        reference = sample.clone();
        Arrays.sort(reference);
    }

    @Override
    public boolean add(double value) {
        window[filled++] = value;
        if (filled < window.length) {
            return false;
        }
        filled = 0;
        Arrays.sort(window);
        double sizes = (double) reference.length * window.length / (reference.length + window.length);
        return distance() > Math.sqrt(-Math.log(ALPHA / 2) / 2 / sizes);
    }

    /** Largest distance of the two distribution functions; they differ most at a value of the window or just before. */
    private double distance() {
        double largest = 0;
        for (int i = 0; i < window.length; ) {
            int end = i;
            while (end < window.length && window[end] == window[i]) {
                end++;
            }
            double below = (double) rank(window[i]) / reference.length;
            double upTo = (double) rank(Math.nextUp(window[i])) / reference.length;
            largest = Math.max(
                    largest,
                    Math.max(
                            Math.abs((double) i / window.length - below),
                            Math.abs((double) end / window.length - upTo)));
            i = end;
        }
        return largest;
    }

    /** How many of the reference lie below. */
    private int rank(double value) {
        int low = 0;
        int high = reference.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (reference[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
