package dev.plumbline.processors.drift.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.processors.drift.attribution.Attribution.Verdict;
import dev.plumbline.processors.drift.attribution.Dimension.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The stated accuracy: 10,000 scores before and 600 after, three independent dimensions of 4, 6 and 10 elements with
 * unequal shares and means that differ by 0.3 sd, and a shift of 1 sd.
 */
class AttributionSimulationTest {
    private static final int RUNS = 300;
    private static final int BEFORE = 10_000;
    private static final int AFTER = 600;
    private static final int[] SIZES = {4, 6, 10};
    private static final double SD = .15;

    @Test
    void shouldFindTheElementThatShiftedInAtLeast94Of100() {
        int right = 0;
        for (int run = 0; run < RUNS; run++) {
            int dimension = run % SIZES.length;
            int element = run / SIZES.length % 3;
            Attribution found = Attribution.of(scores(new Random(run), dimension, element, -1));
            boolean named = found.verdict() == Verdict.SEGMENT
                    && found.dimension().orElseThrow().equals("d" + dimension)
                    && found.shares().get(0).element().equals("e" + element);
            right += named ? 1 : 0;
        }
        assertThat(right).isGreaterThanOrEqualTo(RUNS * 94 / 100);
    }

    @Test
    void shouldNotBlameASegmentForAGlobalChangeInAtLeast95Of100() {
        int global = 0;
        for (int run = 0; run < RUNS; run++) {
            Attribution found = Attribution.of(scores(new Random(1000 + run), -1, -1, -.25));
            global += found.verdict() == Verdict.GLOBAL ? 1 : 0;
        }
        assertThat(global).isGreaterThanOrEqualTo(RUNS * 95 / 100);
    }

    private static List<Dimension> scores(Random random, int dimension, int element, double shift) {
        List<Moments[][]> tables = new ArrayList<>();
        for (int size : SIZES) {
            tables.add(new Moments[size][]);
        }
        tables.forEach(table -> {
            for (int i = 0; i < table.length; i++) {
                table[i] = new Moments[] {Moments.NONE, Moments.NONE};
            }
        });
        for (int i = 0; i < BEFORE + AFTER; i++) {
            int side = i < BEFORE ? 0 : 1;
            int[] at = new int[SIZES.length];
            double mean = .6;
            for (int d = 0; d < at.length; d++) {
                double u = random.nextDouble();
                at[d] = (int) (SIZES[d] * u * Math.sqrt(u));
                mean += at[d] % 2 == 0 ? 0 : .3 * SD;
            }
            boolean hit = side == 1 && (dimension < 0 || at[dimension] == element);
            double score = mean + SD * (random.nextGaussian() + (hit ? shift : 0));
            long millionths = Math.round(Math.min(1, Math.max(0, score)) * 1e6);
            for (int d = 0; d < at.length; d++) {
                Moments[] sides = tables.get(d)[at[d]];
                sides[side] = sides[side].plus(new Moments(1, millionths, (double) millionths * millionths));
            }
        }
        return dimensions(tables);
    }

    private static List<Dimension> dimensions(List<Moments[][]> tables) {
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
