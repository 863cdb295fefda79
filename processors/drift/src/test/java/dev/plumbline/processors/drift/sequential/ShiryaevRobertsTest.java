package dev.plumbline.processors.drift.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.processors.drift.scores.Direction;
import dev.plumbline.processors.drift.scores.ScoreBatch;
import dev.plumbline.processors.drift.scores.ScoreScale;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ShiryaevRobertsTest {
    private static final double[] DROPS = {.1, .18, .32, .58, 1.05, 1.9};
    private static final double NULL_MEAN = .6;
    private static final double SD = .2;

    @Property
    void shouldEqualTheProductsOfTheDefinition(
            @ForAll @Size(min = 1, max = 40) List<@IntRange(max = 100) Integer> percents) {
        ShiryaevRoberts evidence = new ShiryaevRoberts(Bets.STANDARD_DEVIATIONS);
        double[] capitals = new double[DROPS.length];
        for (int percent : percents) {
            evidence.update(ScoreBatch.of(percent * 10_000L), ScoreScale.UNIT, Direction.DROP, NULL_MEAN, SD, 1);
            double y = (NULL_MEAN - percent / 100.0) / (1 - NULL_MEAN);
            for (int j = 0; j < DROPS.length; j++) {
                double s = SD / (1 - NULL_MEAN);
                double d = DROPS[j] * s;
                capitals[j] = (1 + Math.min(.95, d / (s * s + d * d)) * y) * (capitals[j] + 1.0 / 6);
            }
        }
        double total = 0;
        for (double capital : capitals) {
            total += capital;
        }
        assertThat(evidence.logTotal()).isEqualTo(Math.log(total), within(1e-4));
    }

    @Property
    void shouldSeeARiseAsTheMirroredDrop(@ForAll @Size(min = 1, max = 20) List<@IntRange(max = 100) Integer> percents) {
        ShiryaevRoberts drop = new ShiryaevRoberts(Bets.STANDARD_DEVIATIONS);
        ShiryaevRoberts rise = new ShiryaevRoberts(Bets.STANDARD_DEVIATIONS);
        for (int percent : percents) {
            drop.update(ScoreBatch.of(percent * 10_000L), ScoreScale.UNIT, Direction.DROP, NULL_MEAN, SD, 1);
            rise.update(ScoreBatch.of((100 - percent) * 10_000L), ScoreScale.UNIT, Direction.RISE, NULL_MEAN, SD, 1);
        }
        assertThat(rise.logTotal()).isEqualTo(drop.logTotal(), within(1e-4));
    }

    @Example
    void shouldTakeTheRootOfABatchForDispersedScores() {
        ShiryaevRoberts plain = new ShiryaevRoberts(Bets.STANDARD_DEVIATIONS);
        ShiryaevRoberts dispersed = new ShiryaevRoberts(Bets.STANDARD_DEVIATIONS);
        plain.update(ScoreBatch.of(200_000), ScoreScale.UNIT, Direction.DROP, NULL_MEAN, SD, 1);
        dispersed.update(ScoreBatch.of(200_000, 200_000), ScoreScale.UNIT, Direction.DROP, NULL_MEAN, SD, 2);
        assertThat(dispersed.logTotal()).isEqualTo(plain.logTotal(), within(1e-4));
    }

    /** Under the null the total after t minutes is t in expectation, so by Markov's inequality 100 t is reached rarely. */
    @Example
    void shouldStayNearTheNumberOfMinutesWhileTheMeanIsTheNullMean() {
        int above = 0;
        for (int series = 0; series < 200; series++) {
            Random random = new Random(series);
            ShiryaevRoberts evidence = new ShiryaevRoberts(Bets.STANDARD_DEVIATIONS);
            for (int minute = 0; minute < 500; minute++) {
                long score = random.nextDouble() < NULL_MEAN ? 1_000_000 : 0;
                evidence.update(ScoreBatch.of(score), ScoreScale.UNIT, Direction.DROP, NULL_MEAN, .49, 1);
            }
            above += evidence.logTotal() > Math.log(500 * 100) ? 1 : 0;
        }
        assertThat(above).isLessThanOrEqualTo(2);
    }

    @Example
    void shouldPassOverAMinuteWhereNothingCanLieBelow() {
        ShiryaevRoberts evidence = new ShiryaevRoberts(Bets.STANDARD_DEVIATIONS);
        evidence.update(ScoreBatch.of(0), ScoreScale.UNIT, Direction.DROP, -.01, SD, 1);
        assertThat(evidence.logTotal()).isEqualTo(Double.NEGATIVE_INFINITY);
    }
}
