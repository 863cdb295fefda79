package dev.plumbline.processors.drift;

import java.util.Random;

/** Seeded log-normal latencies of median 1 and log-sd 0.8, five a minute, as counts above their quantiles. */
final class SimulatedLatency {
    static final int CALLS = 5;
    private static final double LOG_SD = .8;
    private static final double[] NORMAL_QUANTILES = {0, .6745, 1.2816, 1.6449, 2.3263};

    private final Random random;

    SimulatedLatency(long seed) {
        this.random = new Random(seed);
    }

    /** Counts of a minute in which every call takes so many times as long, and a part of them ten times that. */
    long[] above(double factor, double slowShare) {
        long[] above = new long[NORMAL_QUANTILES.length];
        for (int call = 0; call < CALLS; call++) {
            double slow = random.nextDouble() < slowShare ? Math.log(10) : 0;
            double log = LOG_SD * random.nextGaussian() + Math.log(factor) + slow;
            for (int i = 0; i < above.length; i++) {
                above[i] += log > LOG_SD * NORMAL_QUANTILES[i] ? 1 : 0;
            }
        }
        return above;
    }
}
