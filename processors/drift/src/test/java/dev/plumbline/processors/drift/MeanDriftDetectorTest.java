package dev.plumbline.processors.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.processors.drift.baseline.WarmUp;
import dev.plumbline.processors.drift.scores.Direction;
import dev.plumbline.processors.drift.scores.ScoreBatch;
import dev.plumbline.processors.drift.scores.ScoreScale;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeanDriftDetectorTest {
    private static final MeanDriftConfig YOUNG = MeanDriftConfig.DEFAULT.withWarmUp(WarmUp.ofSamples(400));
    private static final ScoreBatch ONE = ScoreBatch.of(1_000_000);
    private static final ScoreBatch ZERO = ScoreBatch.of(0);
    private static final ScoreBatch HALF = ScoreBatch.of(500_000);

    private final List<DriftTransition> transitions = new ArrayList<>();

    @Test
    void shouldArmWhenTheWarmUpIsComplete() {
        MeanDriftDetector detector = new MeanDriftDetector(YOUNG);
        feed(detector, HALF, 399);
        assertThat(detector.phase()).isEqualTo(DriftPhase.COLLECTING);
        assertThat(detector.status().samples()).isEqualTo(399);
        assertThat(detector.status().samplesNeeded()).isEqualTo(400);
        feed(detector, HALF, 1);
        assertThat(detector.phase()).isEqualTo(DriftPhase.ARMED);
    }

    @Test
    void shouldWaitForTheDaysOfTheWarmUpHoweverManyScoresThereAre() {
        MeanDriftDetector detector = new MeanDriftDetector(MeanDriftConfig.DEFAULT);
        feed(detector, ScoreBatch.of(500_000, 600_000, 700_000), 7 * 1440 - 1);
        assertThat(detector.phase()).isEqualTo(DriftPhase.COLLECTING);
        feed(detector, HALF, 1);
        assertThat(detector.phase()).isEqualTo(DriftPhase.ARMED);
    }

    @Test
    void shouldStayQuietOnConstantScoresForAMonth() {
        for (ScoreBatch constant : List.of(ZERO, HALF, ONE)) {
            MeanDriftDetector detector = new MeanDriftDetector(YOUNG);
            feed(detector, constant, 30 * 1440);
            assertThat(transitions).isEmpty();
            assertThat(detector.status().evidence()).isFinite();
            assertThat(detector.status().notes()).contains(SeriesNote.CONSTANT);
        }
    }

    @Test
    void shouldFireWhenAConstantSeriesTakesAnotherConstant() {
        MeanDriftDetector detector = new MeanDriftDetector(YOUNG);
        feed(detector, ONE, 400);
        feed(detector, HALF, 60);
        assertThat(transitions).hasSize(1);
        assertThat(transitions.get(0).direction()).isEqualTo(Direction.DROP);
        assertThat(transitions.get(0).onset().minute()).isEqualTo(400);
        assertThat(transitions.get(0).observedMeanMillionths()).isEqualTo(500_000);
    }

    @Test
    void shouldNotFireOnOneOddScoreInAConstantSeries() {
        MeanDriftDetector detector = new MeanDriftDetector(YOUNG);
        feed(detector, ONE, 1000);
        feed(detector, ZERO, 1);
        feed(detector, ONE, 1000);
        assertThat(transitions).isEmpty();
    }

    @Test
    void shouldResolveWhenTheMeanComesBack() {
        MeanDriftDetector detector = new MeanDriftDetector(YOUNG);
        alternate(detector, ONE, HALF, 400);
        alternate(detector, HALF, ZERO, 300);
        assertThat(detector.phase()).isEqualTo(DriftPhase.FIRING);
        alternate(detector, ONE, HALF, 300);
        assertThat(transitions)
                .extracting(DriftTransition::kind)
                .containsExactly(DriftTransition.Kind.FIRED, DriftTransition.Kind.RESOLVED);
        DriftTransition resolved = transitions.get(1);
        assertThat(resolved.firedMinute()).isEqualTo(transitions.get(0).minute());
        assertThat(resolved.onset()).isEqualTo(transitions.get(0).onset());
        assertThat(resolved.observedMeanMillionths()).isBetween(700_000L, 800_000L);
        assertThat(detector.phase()).isEqualTo(DriftPhase.ARMED);
    }

    @Test
    void shouldKeepFiringWhileTheChangeStays() {
        MeanDriftDetector detector = new MeanDriftDetector(YOUNG);
        alternate(detector, ONE, HALF, 400);
        alternate(detector, HALF, ZERO, 30 * 1440);
        assertThat(transitions).hasSize(1);
    }

    @Test
    void shouldHoldAFiringForTheMinimum() {
        MeanDriftDetector detector = new MeanDriftDetector(YOUNG.withMinHoldMinutes(500));
        alternate(detector, ONE, HALF, 400);
        alternate(detector, HALF, ZERO, 100);
        alternate(detector, ONE, HALF, 1000);
        assertThat(transitions).hasSize(2);
        assertThat(transitions.get(1).minute() - transitions.get(0).minute()).isEqualTo(500);
    }

    @Test
    void shouldFireAgainAfterARecovery() {
        MeanDriftDetector detector = new MeanDriftDetector(YOUNG);
        alternate(detector, ONE, HALF, 400);
        for (int i = 0; i < 2; i++) {
            alternate(detector, HALF, ZERO, 300);
            alternate(detector, ONE, HALF, 300);
        }
        assertThat(transitions).hasSize(4);
    }

    @Test
    void shouldWatchOnlyTheStatedSide() {
        MeanDriftDetector detector = new MeanDriftDetector(YOUNG.withDirections(EnumSet.of(Direction.DROP)));
        alternate(detector, HALF, ZERO, 400);
        alternate(detector, ONE, HALF, 2000);
        assertThat(transitions).isEmpty();
    }

    @Test
    void shouldKeepEvidenceFiniteOnAHugeBatch() {
        MeanDriftDetector detector = new MeanDriftDetector(YOUNG);
        feed(detector, ONE, 400);
        feed(detector, ScoreBatch.builder().bin(0, 1_000_000_000).build(), 1);
        assertThat(transitions.get(0).evidence()).isFinite();
        assertThat(transitions.get(0).evidenceMillionths()).isEqualTo(Long.MAX_VALUE);
        assertThat(transitions.get(0).log10Evidence()).isFinite().isGreaterThan(300);
    }

    @Test
    void shouldStayFiniteThroughBillionsOfScores() {
        MeanDriftDetector detector = new MeanDriftDetector(YOUNG);
        ScoreBatch batch =
                ScoreBatch.builder().bin(0, 1_000_000).bin(1_000_000, 1_000_000).build();
        feed(detector, batch, 5000);
        assertThat(transitions).isEmpty();
        assertThat(detector.status().evidence()).isFinite().isNotNegative();
    }

    @Test
    void shouldClipAndCountScoresOutsideTheScale() {
        MeanDriftDetector detector = new MeanDriftDetector(YOUNG);
        feed(detector, ScoreBatch.of(-5_000_000, 400_000, 7_000_000), 200);
        assertThat(detector.status().clipped()).isEqualTo(400);
        assertThat(detector.status().notes()).contains(SeriesNote.CLIPPED);
        assertThat(transitions).isEmpty();
    }

    @Test
    void shouldSayWhenASideIsOutOfReach() {
        MeanDriftDetector detector = new MeanDriftDetector(YOUNG);
        feed(detector, ZERO, 400);
        assertThat(detector.status().notes()).contains(SeriesNote.DROP_OUT_OF_REACH, SeriesNote.CONSTANT);
    }

    @Test
    void shouldWorkOnAScaleOfOneToFive() {
        MeanDriftDetector detector = new MeanDriftDetector(YOUNG.withScale(ScoreScale.of(1, 5)));
        alternate(detector, ScoreBatch.of(5_000_000), ScoreBatch.of(4_000_000), 400);
        alternate(detector, ScoreBatch.of(4_000_000), ScoreBatch.of(3_000_000), 200);
        assertThat(transitions).hasSize(1);
        assertThat(transitions.get(0).baselineMeanMillionths()).isEqualTo(4_500_000);
        assertThat(transitions.get(0).observedMeanMillionths()).isBetween(3_400_000L, 3_600_000L);
    }

    @Test
    void shouldTakeGapsBetweenMinutes() {
        MeanDriftDetector detector = new MeanDriftDetector(YOUNG);
        for (int i = 0; i < 460; i++) {
            detector.onMinute(i * 977L, i < 400 ? ONE : HALF).ifPresent(transitions::add);
        }
        assertThat(transitions).hasSize(1);
        assertThat(transitions.get(0).onset().minute()).isEqualTo(400 * 977L);
    }

    @Test
    void shouldIgnoreAnEmptyMinute() {
        MeanDriftDetector detector = new MeanDriftDetector(YOUNG);
        feed(detector, HALF, 10);
        byte[] before = detector.toBytes();
        assertThat(detector.onMinute(1000, ScoreBatch.EMPTY)).isEmpty();
        assertThat(detector.toBytes()).isEqualTo(before);
    }

    @Test
    void shouldRefuseAMinuteThatDoesNotFollow() {
        MeanDriftDetector detector = new MeanDriftDetector(YOUNG);
        detector.onMinute(5, HALF);
        assertThatThrownBy(() -> detector.onMinute(5, HALF)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldTakeInLaterDaysUntilItFreezes() {
        MeanDriftConfig config = MeanDriftConfig.DEFAULT.withWarmUp(new WarmUp(100, 2, 5, 1));
        MeanDriftDetector detector = new MeanDriftDetector(config);
        SimulatedScores scores = new SimulatedScores(3);
        long[] samples = new long[9];
        for (int day = 0; day < 9; day++) {
            for (int i = 0; i < 1440; i++) {
                detector.onMinute(day * 1440L + i, scores.minute(0)).ifPresent(transitions::add);
            }
            samples[day] = detector.status().samples();
        }
        assertThat(samples[3]).as("day 2 waits for a whole day").isEqualTo(samples[1]);
        assertThat(samples[4]).isGreaterThan(samples[3]);
        assertThat(samples[5]).isGreaterThan(samples[4]);
        assertThat(samples[8]).isEqualTo(samples[5]);
        assertThat(detector.status().baseline().orElseThrow().frozen()).isTrue();
        assertThat(transitions).isEmpty();
    }

    private void feed(MeanDriftDetector detector, ScoreBatch batch, int minutes) {
        alternate(detector, batch, batch, minutes);
    }

    private void alternate(MeanDriftDetector detector, ScoreBatch even, ScoreBatch odd, int minutes) {
        long first = Math.max(0, detector.lastMinute() + 1);
        for (long minute = first; minute < first + minutes; minute++) {
            detector.onMinute(minute, minute % 2 == 0 ? even : odd).ifPresent(transitions::add);
        }
    }
}
