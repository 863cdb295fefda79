package dev.plumbline.processors.benchmarks.evaluation.peers;

/**
 * Page–Hinkley on both sides: the cumulated difference from the running mean, less an allowance, against its extreme.
 *
 * <p>E. S. Page, "Continuous inspection schemes", 1954. Allowance 0.005, threshold 50 and at least 30 values, the defaults
 * of MOA and River, on values from 0 to 1. Starts afresh after an alarm.
 */
public final class PageHinkley implements Peer {
    private static final double ALLOWANCE = .005;
    private static final double THRESHOLD = 50;
    private static final int FEWEST = 30;

    private long count;
    private double mean;
    private double up;
    private double down;

    @Override
    public void learn(double[] reference) {
        for (double value : reference) {
            add(value);
        }
    }

    @Override
    public boolean add(double value) {
        count++;
        mean += (value - mean) / count;
        up = Math.max(0, up + value - mean - ALLOWANCE);
        down = Math.max(0, down + mean - value - ALLOWANCE);
        boolean alarm = count >= FEWEST && Math.max(up, down) > THRESHOLD;
        if (alarm) {
            count = 0;
            mean = 0;
            up = 0;
            down = 0;
        }
        return alarm;
    }
}
