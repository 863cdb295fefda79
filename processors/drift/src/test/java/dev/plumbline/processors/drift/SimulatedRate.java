package dev.plumbline.processors.drift;

import java.util.Random;

/** Seeded independent trials, five a minute. */
final class SimulatedRate {
    static final int TRIALS = 5;

    private final Random random;

    SimulatedRate(long seed) {
        this.random = new Random(seed);
    }

    /** The events of a minute. */
    int events(double rate) {
        int events = 0;
        for (int i = 0; i < TRIALS; i++) {
            events += random.nextDouble() < rate ? 1 : 0;
        }
        return events;
    }
}
