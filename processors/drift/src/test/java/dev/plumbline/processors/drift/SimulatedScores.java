package dev.plumbline.processors.drift;

import dev.plumbline.processors.drift.scores.ScoreBatch;
import java.util.Random;

/** Seeded independent scores around 0.7 with a standard deviation of 0.15, about one a minute, quantised to 1/128. */
final class SimulatedScores {
    static final double MEAN = .7;
    static final double SD = .15;

    private final Random random;

    SimulatedScores(long seed) {
        this.random = new Random(seed);
    }

    /** The scores of a minute, whose mean is shifted by so many standard deviations. */
    ScoreBatch minute(double shift) {
        ScoreBatch.Builder batch = ScoreBatch.builder();
        for (int left = poissonOfOne(); left > 0; left--) {
            double score = MEAN + SD * (shift + random.nextGaussian());
            double clipped = Math.min(1, Math.max(0, score));
            batch.bin(Math.round(Math.rint(clipped * 128) / 128 * 1e6), 1);
        }
        return batch.build();
    }

    private int poissonOfOne() {
        double product = random.nextDouble();
        int count = 0;
        while (product > Math.exp(-1)) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }
}
