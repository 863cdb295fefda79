package dev.plumbline.processors.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.processors.drift.baseline.WarmUp;
import dev.plumbline.processors.drift.scores.ScoreBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class DistributionDriftDetectorTest {
    private static final MeanDriftConfig YOUNG = MeanDriftConfig.DEFAULT.withWarmUp(WarmUp.ofSamples(4000));

    private final List<ExceedanceTransition> transitions = new ArrayList<>();

    /** Two scores around 0.5, narrow or wide, so that the mean stays. */
    private static ScoreBatch minute(Random random, double sd) {
        long[] scores = new long[2];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = Math.round(Math.min(1, Math.max(0, .5 + sd * random.nextGaussian())) * 1e6);
        }
        return ScoreBatch.of(scores);
    }

    private void feed(DistributionDriftDetector detector, Random random, double sd, int minutes) {
        long first = Math.max(0, detector.lastMinute() + 1);
        for (long minute = first; minute < first + minutes; minute++) {
            detector.onMinute(minute, minute(random, sd)).ifPresent(transitions::add);
        }
    }

    @Example
    void shouldFindAChangeOfShapeThatTheMeanDoesNotShow() {
        DistributionDriftDetector detector = new DistributionDriftDetector(YOUNG);
        MeanDriftDetector mean = new MeanDriftDetector(YOUNG);
        Random random = new Random(1);
        feed(detector, random, .1, 4000);
        assertThat(detector.phase()).isEqualTo(DriftPhase.ARMED);
        feed(detector, random, .2, 500);
        Random same = new Random(2);
        for (long minute = 0; minute < 4500; minute++) {
            assertThat(mean.onMinute(minute, minute(same, minute < 4000 ? .1 : .2)))
                    .isEmpty();
        }
        assertThat(transitions).hasSize(1);
        assertThat(transitions.get(0).quantile()).isIn(10, 25, 75, 90);
        assertThat(transitions.get(0).transition().onset().minute()).isBetween(3950L, 4050L);
    }

    @Example
    void shouldResolveWhenTheShapeComesBack() {
        DistributionDriftDetector detector = new DistributionDriftDetector(YOUNG);
        Random random = new Random(3);
        feed(detector, random, .1, 4000);
        feed(detector, random, .25, 400);
        feed(detector, random, .1, 4000);
        assertThat(transitions)
                .extracting(t -> t.transition().kind())
                .containsExactly(DriftTransition.Kind.FIRED, DriftTransition.Kind.RESOLVED);
    }

    @Example
    void shouldCutScoresOfFewValuesBetweenThem() {
        DistributionDriftDetector detector = new DistributionDriftDetector(YOUNG);
        for (int minute = 0; minute < 3000; minute++) {
            detector.onMinute(minute, ScoreBatch.of((minute % 3 + 3) * 1_000_000L, 5_000_000))
                    .ifPresent(transitions::add);
        }
        assertThat(detector.cuts().orElseThrow().values()).containsExactly(3_000_000L, 4_000_000L);
        assertThat(transitions).isEmpty();
    }

    @Example
    void shouldWatchAConstantSeries() {
        DistributionDriftDetector detector = new DistributionDriftDetector(YOUNG);
        for (int minute = 0; minute < 12_000; minute++) {
            detector.onMinute(minute, ScoreBatch.of(700_000)).ifPresent(transitions::add);
        }
        assertThat(transitions).isEmpty();
        for (int minute = 12_000; minute < 12_100; minute++) {
            detector.onMinute(minute, ScoreBatch.of(600_000)).ifPresent(transitions::add);
        }
        assertThat(transitions).hasSize(1);
    }

    @Property(tries = 10)
    void shouldContinueIdenticallyFromAnyMinute(@ForAll long seed, @ForAll @IntRange(max = 2799) int cut) {
        Random random = new Random(seed);
        DistributionDriftDetector whole = new DistributionDriftDetector(YOUNG);
        DistributionDriftDetector restarted = new DistributionDriftDetector(YOUNG);
        for (int minute = 0; minute < 2800; minute++) {
            if (minute == cut || minute == 100) {
                restarted = DistributionDriftDetector.fromBytes(YOUNG, restarted.toBytes());
                assertThat(restarted.status()).isEqualTo(whole.status());
            }
            ScoreBatch batch = minute(random, minute > 2600 ? .3 : .1);
            assertThat(restarted.onMinute(minute, batch)).isEqualTo(whole.onMinute(minute, batch));
        }
        assertThat(restarted.toBytes()).isEqualTo(whole.toBytes());
    }

    @Example
    void shouldRefuseAMinuteThatDoesNotFollow() {
        DistributionDriftDetector detector = new DistributionDriftDetector(YOUNG);
        detector.onMinute(5, ScoreBatch.of(1));
        assertThatThrownBy(() -> detector.onMinute(5, ScoreBatch.of(1))).isInstanceOf(IllegalArgumentException.class);
    }
}
