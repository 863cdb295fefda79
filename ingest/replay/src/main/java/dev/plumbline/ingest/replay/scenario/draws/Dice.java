package dev.plumbline.ingest.replay.scenario.draws;

/**
 * The random numbers of a scenario: SplitMix64 (Steele, Lea, Flood, "Fast splittable pseudorandom number generators",
 * OOPSLA 2014) with {@link StrictMath} on top, so that a seed means the same on every JDK. Not thread-safe.
 */
public final class Dice {
    private long state;
    private double spare;
    private boolean hasSpare;

    /** Starts the sequence that belongs to {@code seed}. */
    public Dice(long seed) {
        this.state = seed;
    }

    /** 64 uniform bits. */
    public long bits() {
        state += 0x9E3779B97F4A7C15L;
        return mix(state);
    }

    /** Spreads the bits of {@code z} over all 64, one to one. */
    public static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }

    /** Uniform in [0, 1). */
    public double unit() {
        return (bits() >>> 11) * 0x1.0p-53;
    }

    /** True with this probability. */
    public boolean chance(double probability) {
        return unit() < probability;
    }

    /** Uniform in [0, bound). */
    public int below(int bound) {
        return (int) (unit() * bound);
    }

    /** Exponential with mean 1. */
    public double exponential() {
        return -StrictMath.log(1 - unit());
    }

    /** Log-normal with this median and standard deviation of the logarithm. */
    public double logNormal(double median, double sigma) {
        return median * StrictMath.exp(sigma * normal());
    }

    /** Index drawn with the given cumulative shares, of which the last is the total. */
    public int pick(double[] cumulative) {
        double u = unit() * cumulative[cumulative.length - 1];
        int i = 0;
        while (u >= cumulative[i]) {
            i++;
        }
        return i;
    }

    /** Standard normal, by Marsaglia's polar method. */
    private double normal() {
        if (hasSpare) {
            hasSpare = false;
            return spare;
        }
        double u;
        double v;
        double s;
        do {
            u = 2 * unit() - 1;
            v = 2 * unit() - 1;
            s = u * u + v * v;
        } while (s >= 1 || s == 0);
        double scale = StrictMath.sqrt(-2 * StrictMath.log(s) / s);
        spare = v * scale;
        hasSpare = true;
        return u * scale;
    }
}
