package dev.plumbline.ingest.replay.scenario.draws;

/**
 * How many tokens calls have: quantiles of the 19,366 calls of the Azure LLM inference trace of 2023 (conversation),
 * linear in between.
 */
public enum TokenShape {
    /** ContextTokens: median 1,020, 90 % below 2,734. */
    INPUT(2, 29, 181, 207, 396, 1020, 1189, 2734, 4083, 4142, 6122, 14050),
    /** GeneratedTokens: median 129, 90 % below 424. */
    OUTPUT(7, 16, 41, 54, 85, 129, 395, 424, 451, 601, 954, 1000);

    private static final double[] LEVELS = {0, .01, .05, .1, .25, .5, .75, .9, .95, .99, .999, 1};

    private final double[] quantiles;

    TokenShape(double... quantiles) {
        this.quantiles = quantiles;
    }

    /** The quantile at {@code level} in [0, 1). */
    public double at(double level) {
        int i = 1;
        while (LEVELS[i] <= level) {
            i++;
        }
        double part = (level - LEVELS[i - 1]) / (LEVELS[i] - LEVELS[i - 1]);
        return quantiles[i - 1] + part * (quantiles[i] - quantiles[i - 1]);
    }

    /** A draw, times {@code scale}, at least 1. */
    public long draw(Dice dice, double scale) {
        return Math.max(1, Math.round(at(dice.unit()) * scale));
    }
}
