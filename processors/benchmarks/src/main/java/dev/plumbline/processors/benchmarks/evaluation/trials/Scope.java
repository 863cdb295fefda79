package dev.plumbline.processors.benchmarks.evaluation.trials;

import java.util.ArrayList;
import java.util.List;

/**
 * How much is run.
 *
 * @param seriesDays quiet days of each simulation, over all its series
 * @param trials changes of each simulation and effect
 * @param seed from which every stream's seed is derived
 * @param peers whether peers run beside ours
 * @param threads that run trials; the figures do not depend on them
 */
public record Scope(int seriesDays, int trials, long seed, boolean peers, int threads) {
    public Scope {
        List<String> violations = new ArrayList<>();
        if (seriesDays < 1) {
            violations.add("series-days must be at least 1, was " + seriesDays);
        }
        if (trials < 1) {
            violations.add("trials must be at least 1, was " + trials);
        }
        if (threads < 1) {
            violations.add("threads must be at least 1, was " + threads);
        }
        if (!violations.isEmpty()) {
            throw new IllegalArgumentException("evaluation: " + String.join("; ", violations));
        }
    }

    /** The seed of one stream: a hash of what it is for, so that no two share one and none depends on the others. */
    public long seed(String purpose, int index) {
        long hash = seed;
        for (int i = 0; i < purpose.length(); i++) {
            hash = mixed(hash ^ purpose.charAt(i));
        }
        return mixed(hash ^ index);
    }

    private static long mixed(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
