package dev.plumbline.processors.drift.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.processors.drift.scores.Direction;
import dev.plumbline.processors.drift.scores.ScoreBatch;
import dev.plumbline.processors.drift.scores.ScoreScale;
import dev.plumbline.processors.drift.sequential.RecentMinutes;
import dev.plumbline.processors.drift.state.StateReader;
import dev.plumbline.processors.drift.state.StateWriter;
import dev.plumbline.processors.drift.wander.WanderModel;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReferenceSampleTest {
    private static final int WEEK = 7 * 1440;

    @Test
    void shouldComeCloseToWilsonsBoundForTwoValuedScores() {
        Baseline baseline = twoValued(400, 8);
        assertThat(baseline.tolerance(Direction.DROP)).isEqualTo(wilsonDistance(.98, 400), within(.005));
    }

    @Test
    void shouldAllowForWhatAConstantSampleLeavesPossible() {
        Baseline baseline = twoValued(400, 0);
        assertThat(baseline.sdMillionths()).isZero();
        assertThat(baseline.tolerance(Direction.DROP)).isEqualTo(wilsonDistance(1, 400), within(.001));
        assertThat(baseline.outOfReach(Direction.RISE)).isTrue();
    }

    @Test
    void shouldFindIndependentScoresSteady() {
        Baseline baseline = week(0, 0);
        assertThat(baseline.dispersion()).isEqualTo(1);
        assertThat(baseline.tolerance(Direction.DROP) / baseline.sd(Direction.DROP))
                .isBetween(.035, .05);
    }

    @Test
    void shouldSeeTheDispersionOfScoresThatWander() {
        Baseline baseline = week(.02, 0);
        assertThat(baseline.dispersion()).isBetween(4.0, 15.0);
        assertThat(baseline.tolerance(Direction.DROP) / baseline.sd(Direction.DROP))
                .isGreaterThanOrEqualTo(.1);
    }

    @Test
    void shouldExpectTheDailyShape() {
        Baseline baseline = week(0, .06);
        double atSix = baseline.expectedMillionths(6 * 60, 7 * 60 - 1) - baseline.meanMillionths();
        double atEighteen = baseline.expectedMillionths(18 * 60, 19 * 60 - 1) - baseline.meanMillionths();
        assertThat(atSix).isEqualTo(60_000, within(15_000.0));
        assertThat(atEighteen).isEqualTo(-60_000, within(15_000.0));
        assertThat(baseline.dispersion())
                .as("the shape is not taken for wander")
                .isLessThan(1.4);
    }

    /** Half a day at the top of a sine is two thirds of its top above the mean, wherever the middle minute lies. */
    @Test
    void shouldExpectTheMeanOfTheShapeOverASpan() {
        Baseline baseline = week(0, .06);
        double mean = baseline.meanMillionths();
        assertThat(baseline.expectedMillionths(0, 719) - mean).isEqualTo(38_200, within(5_000.0));
        assertThat(baseline.expectedMillionths(720, 1439) - mean).isEqualTo(-38_200, within(5_000.0));
        assertThat(baseline.expectedMillionths(300, 300 + 2 * 1440 - 1) - mean).isEqualTo(0, within(1_000.0));
        assertThat(baseline.expectedMillionths(90, 1440 + 89) - mean).isEqualTo(0, within(1_000.0));
    }

    @Test
    void shouldLeaveTheDailyShapeOutBeforeTwoDays() {
        ReferenceSample sample = new ReferenceSample(BaselineForm.SCORES, ScoreScale.UNIT, WarmUp.ofSamples(30));
        for (int minute = 0; minute < 1440; minute++) {
            sample.collect(minute, ScoreBatch.of(minute < 720 ? 200_000 : 800_000));
        }
        sample.arm(new RecentMinutes());
        assertThat(sample.baseline().expectedMillionths(100, 100)).isEqualTo(500_000);
    }

    @Test
    void shouldWidenTheToleranceForDaysThatDiffer() {
        ReferenceSample sample = new ReferenceSample(BaselineForm.SCORES, ScoreScale.UNIT, WarmUp.DEFAULT);
        Random random = new Random(1);
        for (int minute = 0; minute < WEEK; minute++) {
            double mean = .7 + (minute / 1440 % 2 == 0 ? .05 : -.05);
            sample.collect(minute, ScoreBatch.of(Math.round((mean + .1 * random.nextGaussian()) * 1e6)));
        }
        sample.arm(new RecentMinutes());
        assertThat(sample.baseline().tolerance(Direction.DROP)).isBetween(.09, .12);
    }

    private static Baseline twoValued(int count, int zeros) {
        ReferenceSample sample = new ReferenceSample(BaselineForm.SCORES, ScoreScale.UNIT, WarmUp.ofSamples(30));
        sample.collect(
                0,
                ScoreBatch.builder().bin(0, zeros).bin(1_000_000, count - zeros).build());
        sample.arm(new RecentMinutes());
        return sample.baseline();
    }

    private static double wilsonDistance(double p, double n) {
        double z = 3.09;
        double centre = (p + z * z / (2 * n)) / (1 + z * z / n);
        double half = z / (1 + z * z / n) * Math.sqrt(p * (1 - p) / n + z * z / (4 * n * n));
        return p - (centre - half);
    }

    private static Baseline week(double wander, double season) {
        ReferenceSample sample = new ReferenceSample(BaselineForm.SCORES, ScoreScale.UNIT, WarmUp.DEFAULT);
        Random random = new Random(5);
        double level = 0;
        for (int minute = 0; minute < WEEK; minute++) {
            level = minute % 60 == 0 ? .7 * level + Math.sqrt(.51) * wander * random.nextGaussian() : level;
            double mean = .6 + level + season * Math.sin(2 * Math.PI * minute / 1440);
            sample.collect(minute, ScoreBatch.of(Math.round((mean + .1 * random.nextGaussian()) * 1e6)));
        }
        sample.arm(new RecentMinutes());
        return sample.baseline();
    }

    /** A week of a level that wanders says less about it than three weeks: the model changes once, when the sample freezes. */
    @Test
    void shouldFitTheWanderAgainWhenItFreezes() {
        Random random = new Random(3);
        ReferenceSample sample = new ReferenceSample(BaselineForm.SCORES, ScoreScale.UNIT, WarmUp.DEFAULT);
        double level = 0;
        WanderModel first = null;
        for (int minute = 0; minute < 22 * 1440; minute++) {
            level = minute % 60 == 0 ? .7 * level + .7 * .03 * random.nextGaussian() : level;
            ScoreBatch batch = ScoreBatch.builder()
                    .score(.5 + level + .1 * random.nextGaussian())
                    .build();
            if (minute < 7 * 1440) {
                sample.collect(minute, batch);
            } else if (first == null) {
                sample.arm(new RecentMinutes());
                first = sample.baseline().wander().orElseThrow();
            } else {
                sample.follow(minute, batch, false);
                sample = minute % 1440 == 77 ? restored(sample) : sample;
            }
            if (minute == 21 * 1440 - 1) {
                assertThat(sample.baseline().wander().orElseThrow().variance()).isEqualTo(first.variance());
            }
        }
        WanderModel second = sample.baseline().wander().orElseThrow();
        assertThat(sample.frozen()).isTrue();
        assertThat(second.variance()).isNotEqualTo(first.variance());
        assertThat(Math.sqrt(second.variance())).isCloseTo(.03, within(.006));
        assertThat(second.meanVariance()).isLessThan(first.meanVariance());
    }

    private static ReferenceSample restored(ReferenceSample sample) {
        StateWriter out = new StateWriter();
        sample.writeTo(out, true);
        ReferenceSample copy = new ReferenceSample(BaselineForm.SCORES, ScoreScale.UNIT, WarmUp.DEFAULT);
        StateReader in = new StateReader(out.toBytes());
        copy.readFrom(in, true);
        in.end();
        return copy;
    }
}
