package dev.plumbline.processors.benchmarks.evaluation.trials;

import dev.plumbline.processors.drift.attribution.Dimension;
import dev.plumbline.processors.drift.attribution.Dimension.Element;
import dev.plumbline.processors.drift.attribution.Moments;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Scores of sd 0.15 split by three independent dimensions of 4, 6 and 10 elements with unequal shares, every other element
 * 0.3 sd better, before and after a change of one element or of all. Not thread-safe.
 */
final class SplitScores {
    static final int[] SIZES = {4, 6, 10};
    private static final double SD = .15;

    private final SplittableRandom random;
    private final List<Moments[][]> tables = new ArrayList<>();
    private final int dimension;
    private final int element;
    private final double shift;

    /** A change of an element of a dimension by so many sd, or of all scores if the dimension is -1. */
    SplitScores(SplittableRandom random, int dimension, int element, double shift) {
        this.random = random;
        this.dimension = dimension;
        this.element = element;
        this.shift = shift;
        for (int size : SIZES) {
            Moments[][] table = new Moments[size][2];
            for (Moments[] sides : table) {
                sides[0] = Moments.NONE;
                sides[1] = Moments.NONE;
            }
            tables.add(table);
        }
    }

    /** Draws a score of before (side 0) or after the change (side 1), counted on the side it is taken for. */
    double draw(int side, int takenFor) {
        int[] at = new int[SIZES.length];
        double mean = .6;
        for (int d = 0; d < at.length; d++) {
            double u = random.nextDouble();
            at[d] = (int) (SIZES[d] * u * Math.sqrt(u));
            mean += at[d] % 2 == 0 ? 0 : .3 * SD;
        }
        boolean hit = side == 1 && (dimension < 0 || at[dimension] == element);
        double score = Math.min(1, Math.max(0, mean + SD * (random.nextGaussian() + (hit ? shift : 0))));
        long millionths = Math.round(score * 1e6);
        for (int d = 0; d < at.length; d++) {
            Moments[] sides = tables.get(d)[at[d]];
            sides[takenFor] = sides[takenFor].plus(new Moments(1, millionths, (double) millionths * millionths));
        }
        return millionths / 1e6;
    }

    List<Dimension> dimensions() {
        List<Dimension> dimensions = new ArrayList<>();
        for (Moments[][] table : tables) {
            List<Element> elements = new ArrayList<>();
            for (Moments[] sides : table) {
                elements.add(new Element("e" + elements.size(), sides[0], sides[1]));
            }
            dimensions.add(new Dimension("d" + dimensions.size(), elements));
        }
        return dimensions;
    }
}
