package dev.plumbline.processors.drift.attribution;

import dev.plumbline.processors.drift.attribution.Dimension.Element;

/**
 * Two tests on one dimension, as standard normal deviates: did all elements shift alike, and did all keep their share?
 *
 * <p>Shifts: the sum of {@code (shift - mean shift)^2 / variance of the shift} over elements seen since the change, where
 * a new element shifts from the overall mean. The variance of an element's scores is shrunk towards the common one, so
 * that an element with a few equal scores is not taken for certain. Shares: Pearson's chi-squared, with elements of fewer
 * than five expected scores on either side taken together.
 */
final class Homogeneity {
    private static final double PRIOR_SCORES = 30;
    private static final double FEWEST_EXPECTED = 5;

    private final Dimension dimension;
    private final Moments before;
    private final Moments after;

    Homogeneity(Dimension dimension) {
        this.dimension = dimension;
        this.before = dimension.before();
        this.after = dimension.after();
    }

    double shiftZ() {
        double common = commonVariance();
        int compared = 0;
        double weights = 0;
        double shifts = 0;
        double squares = 0;
        for (Element element : dimension.elements()) {
            if (element.after().count() > 0) {
                Moments from = element.isNew() ? before : element.before();
                double shift = element.after().mean() - from.mean();
                double weight = 1
                        / (variance(element, common)
                                * (1.0 / from.count() + 1.0 / element.after().count()));
                compared++;
                weights += weight;
                shifts += weight * shift;
                squares += weight * shift * shift;
            }
        }
        double statistic = squares - shifts * shifts / weights;
        return WilsonHilferty.z(Math.max(0, statistic), compared - 1);
    }

    private double commonVariance() {
        double scatter = 0;
        for (Element element : dimension.elements()) {
            scatter += element.before().scatter() + element.after().scatter();
        }
        return Math.max(1, scatter / (before.count() + after.count()));
    }

    private static double variance(Element element, double common) {
        double scatter = element.before().scatter() + element.after().scatter();
        long count = element.before().count() + element.after().count();
        return (scatter + PRIOR_SCORES * common) / (count + PRIOR_SCORES);
    }

    double shareZ() {
        double total = (double) before.count() + after.count();
        double statistic = 0;
        int cells = 0;
        double rareBefore = 0;
        double rareAfter = 0;
        for (Element element : dimension.elements()) {
            double both = (double) element.before().count() + element.after().count();
            if (both * Math.min(before.count(), after.count()) / total < FEWEST_EXPECTED) {
                rareBefore += element.before().count();
                rareAfter += element.after().count();
            } else {
                statistic += cell(element.before().count(), element.after().count(), total);
                cells++;
            }
        }
        if (rareBefore + rareAfter > 0) {
            statistic += cell(rareBefore, rareAfter, total);
            cells++;
        }
        return WilsonHilferty.z(statistic, cells - 1);
    }

    private double cell(double seenBefore, double seenAfter, double total) {
        double expected = (seenBefore + seenAfter) * before.count() / total;
        double off = seenBefore - expected;
        return off * off / expected + off * off / (seenBefore + seenAfter - expected);
    }
}
