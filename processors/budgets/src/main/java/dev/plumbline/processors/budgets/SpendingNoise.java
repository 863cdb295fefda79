package dev.plumbline.processors.budgets;

import java.util.Arrays;

/**
 * How daily spending varies around its level, as standard deviations of logarithms.
 *
 * @param daily of one day around the level, 0 or more
 * @param walk of the change of the level from day to day, 0 or more
 */
public record SpendingNoise(double daily, double walk) {
    /** Change of the level from day to day where nothing else is known. A choice, not an estimate. */
    public static final double USUAL_WALK = .03;

    private static final double MAD_TO_SD = 1.4826;

    public SpendingNoise {
        if (!(daily >= 0) || !(walk >= 0) || Double.isInfinite(daily) || Double.isInfinite(walk)) {
            throw new IllegalArgumentException("noise must be finite and not negative, was " + daily + ", " + walk);
        }
    }

    /**
     * From the logarithms of daily spending over what was expected: 1.4826 times the median distance from the median.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static SpendingNoise ofLogResiduals(double... residuals) {
        if (residuals.length == 0) {
            throw new IllegalArgumentException("no residuals");
        }
        double middle = median(residuals);
        double[] distances =
                Arrays.stream(residuals).map(r -> Math.abs(r - middle)).toArray();
        return new SpendingNoise(MAD_TO_SD * median(distances), USUAL_WALK);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
