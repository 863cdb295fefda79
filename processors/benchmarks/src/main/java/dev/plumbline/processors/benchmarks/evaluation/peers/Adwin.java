package dev.plumbline.processors.benchmarks.evaluation.peers;

/**
 * ADWIN: a window that grows until two parts of it differ in their means, and then forgets the older part.
 *
 * <p>A. Bifet and R. Gavaldà, "Learning from time-changing data with adaptive windowing", 2007, as ADWIN2: an exponential
 * histogram with five buckets a size, a test at every boundary of buckets, at every 32nd value, delta 0.002. Values from 0
 * to 1.
 */
public final class Adwin implements Peer {
    private static final double DELTA = .002;
    private static final int BUCKETS = 5;
    private static final int LEVELS = 40;
    private static final int CLOCK = 32;
    private static final int SHORTEST_PART = 5;

    private final double[][] sums = new double[LEVELS][BUCKETS + 1];
    private final double[][] scatters = new double[LEVELS][BUCKETS + 1];
    private final int[] used = new int[LEVELS];
    private long width;
    private double total;
    private double scatter;
    private long time;

    @Override
    public void learn(double[] reference) {
        for (double value : reference) {
            add(value);
        }
    }

    @Override
    public boolean add(double value) {
        time++;
        if (width > 0) {
            double off = value - total / width;
            scatter += off * off * width / (width + 1);
        }
        width++;
        total += value;
        insert(0, value, 0);
        return time % CLOCK == 0 && width > 2 * SHORTEST_PART && shrink();
    }

    private void insert(int level, double sum, double inner) {
        int at = used[level]++;
        sums[level][at] = sum;
        scatters[level][at] = inner;
        if (used[level] <= BUCKETS) {
            return;
        }
        long size = 1L << level;
        double gap = (sums[level][0] - sums[level][1]) / size;
        double mergedSum = sums[level][0] + sums[level][1];
        double mergedScatter = scatters[level][0] + scatters[level][1] + gap * gap * size / 2;
        forgetOldest(level, 2);
        insert(level + 1, mergedSum, mergedScatter);
    }

    private void forgetOldest(int level, int buckets) {
        used[level] -= buckets;
        System.arraycopy(sums[level], buckets, sums[level], 0, used[level]);
        System.arraycopy(scatters[level], buckets, scatters[level], 0, used[level]);
    }

    private boolean shrink() {
        boolean changed = false;
        while (differs()) {
            changed = true;
            drop();
        }
        return changed;
    }

    private boolean differs() {
        long older = 0;
        double olderSum = 0;
        double variance = scatter / width;
        for (int level = LEVELS - 1; level >= 0; level--) {
            for (int i = 0; i < used[level]; i++) {
                older += 1L << level;
                olderSum += sums[level][i];
                long newer = width - older;
                if (newer >= SHORTEST_PART && older >= SHORTEST_PART && cut(older, olderSum, newer, variance)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean cut(long older, double olderSum, long newer, double variance) {
        double harmonic = 1.0 / (older - SHORTEST_PART + 1) + 1.0 / (newer - SHORTEST_PART + 1);
        double log = Math.log(2 * Math.log(width) / DELTA);
        double bound = Math.sqrt(2 * harmonic * variance * log) + 2.0 / 3 * log * harmonic;
        return Math.abs(olderSum / older - (total - olderSum) / newer) > bound;
    }

    private void drop() {
        int level = LEVELS - 1;
        while (used[level] == 0) {
            level--;
        }
        long size = 1L << level;
        double mean = sums[level][0] / size;
        width -= size;
        total -= sums[level][0];
        double off = mean - total / width;
        scatter = Math.max(0, scatter - scatters[level][0] - off * off * size * width / (width + size));
        forgetOldest(level, 1);
    }
}
