package dev.plumbline.processors.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.processors.drift.baseline.WarmUp;
import dev.plumbline.processors.drift.scores.ScoreBatch;
import dev.plumbline.processors.drift.scores.ScoreScale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Baselines that pass on: from a parent, from the onset of an acknowledged change, pinned. */
class LineageTest {
    private static final MeanDriftConfig CONFIG = MeanDriftConfig.DEFAULT.withWarmUp(new WarmUp(400, 1, 3, 0));

    private final List<DriftTransition> transitions = new ArrayList<>();

    private void feed(MeanDriftDetector detector, SimulatedScores scores, double shift, long from, int minutes) {
        for (long minute = from; minute < from + minutes; minute++) {
            detector.onMinute(minute, scores.minute(shift)).ifPresent(transitions::add);
        }
    }

    @Test
    void shouldFindABadDeploySoonerFromTheParentsBaseline() {
        long[] withPrior = new long[31];
        long[] without = new long[31];
        for (int i = 0; i < withPrior.length; i++) {
            SimulatedScores scores = new SimulatedScores(i);
            MeanDriftDetector parent = new MeanDriftDetector(CONFIG);
            feed(parent, scores, 0, 0, 1440 * 4);
            MeanDriftDetector child = MeanDriftDetector.ofParent(CONFIG, parent);
            assertThat(child.phase()).isEqualTo(DriftPhase.ARMED);
            assertThat(child.status().notes()).contains(SeriesNote.OF_PARENT);
            withPrior[i] = delay(child, i);
            without[i] = delay(parent, i);
        }
        Arrays.sort(withPrior);
        Arrays.sort(without);
        assertThat(withPrior[15]).isLessThan(without[15] * 9 / 10);
    }

    private static long delay(MeanDriftDetector detector, long seed) {
        SimulatedScores scores = new SimulatedScores(1000 + seed);
        for (long minute = 6000; ; minute++) {
            if (detector.onMinute(minute, scores.minute(-.4)).isPresent()) {
                return minute - 6000;
            }
        }
    }

    @Test
    void shouldRaiseNoFalseAlarmForAChildThatIsLikeItsParent() {
        for (int i = 0; i < 40; i++) {
            SimulatedScores scores = new SimulatedScores(i);
            MeanDriftDetector parent = new MeanDriftDetector(CONFIG);
            feed(parent, scores, 0, 0, 1440 * 4);
            feed(MeanDriftDetector.ofParent(CONFIG, parent), scores, 0, 6000, 2880);
        }
        assertThat(transitions).isEmpty();
    }

    @Test
    void shouldContinueAChildFromItsBytes() {
        SimulatedScores scores = new SimulatedScores(3);
        MeanDriftDetector parent = new MeanDriftDetector(CONFIG);
        feed(parent, scores, 0, 0, 1440 * 2);
        MeanDriftDetector child = MeanDriftDetector.ofParent(CONFIG, parent);
        MeanDriftDetector copy = MeanDriftDetector.fromBytes(CONFIG, child.toBytes());
        assertThat(copy.toBytes()).isEqualTo(child.toBytes());
        assertThat(copy.status()).isEqualTo(child.status());
    }

    @Test
    void shouldCollectWhileTheParentDoesOrHasAnotherScale() {
        MeanDriftDetector young = new MeanDriftDetector(CONFIG);
        assertThat(MeanDriftDetector.ofParent(CONFIG, young).phase()).isEqualTo(DriftPhase.COLLECTING);
        feed(young, new SimulatedScores(1), 0, 0, 3000);
        MeanDriftConfig other = CONFIG.withScale(ScoreScale.of(0, 5));
        assertThat(MeanDriftDetector.ofParent(other, young).phase()).isEqualTo(DriftPhase.COLLECTING);
    }

    @Test
    void shouldStartANewBaselineFromTheOnsetOfAnAcknowledgedChange() {
        MeanDriftDetector detector = new MeanDriftDetector(CONFIG);
        SimulatedScores scores = new SimulatedScores(5);
        feed(detector, scores, 0, 0, 3000);
        assertThatThrownBy(detector::rebased).isInstanceOf(IllegalStateException.class);
        feed(detector, scores, -1, 3000, 2000);
        MeanDriftDetector restored = MeanDriftDetector.fromBytes(CONFIG, detector.toBytes());
        MeanDriftDetector next = restored.rebased();
        assertThat(next.toBytes()).isEqualTo(detector.rebased().toBytes());
        assertThat(next.phase()).isEqualTo(DriftPhase.ARMED);
        assertThat(next.status().baseline().orElseThrow().meanMillionths()).isBetween(530_000L, 570_000L);
        transitions.clear();
        feed(next, scores, -1, 5000, 2000);
        assertThat(transitions).isEmpty();
        feed(next, scores, 0, 7000, 300);
        assertThat(transitions).hasSize(1);
    }

    @Test
    void shouldCollectOnAfterAnEarlyAcknowledgement() {
        MeanDriftDetector detector = new MeanDriftDetector(CONFIG);
        SimulatedScores scores = new SimulatedScores(6);
        feed(detector, scores, 0, 0, 3000);
        feed(detector, scores, -1, 3000, 200);
        MeanDriftDetector next = detector.rebased();
        assertThat(next.phase()).isEqualTo(DriftPhase.COLLECTING);
        assertThat(next.status().samples()).isBetween(150L, 260L);
    }

    @Test
    void shouldTakeNoLaterDayIntoAPinnedBaseline() {
        MeanDriftDetector detector = new MeanDriftDetector(CONFIG);
        SimulatedScores scores = new SimulatedScores(7);
        feed(detector, scores, 0, 0, 2000);
        long samples = detector.status().samples();
        detector.pin();
        feed(detector, scores, 0, 2000, 4000);
        assertThat(detector.status().samples()).isEqualTo(samples);
    }

    @Test
    void shouldNoteAScaleThatIsNotThatOfTheScoresAndNumbersThatAreNone() {
        MeanDriftDetector detector = new MeanDriftDetector(CONFIG);
        for (int minute = 0; minute < 6000; minute++) {
            detector.onMinute(
                            minute,
                            ScoreBatch.builder()
                                    .score(70 + minute % 9)
                                    .score(Double.NaN)
                                    .build())
                    .ifPresent(transitions::add);
        }
        assertThat(transitions).isEmpty();
        assertThat(detector.status().notes())
                .contains(SeriesNote.OFF_SCALE, SeriesNote.CLIPPED, SeriesNote.NOT_A_NUMBER, SeriesNote.CONSTANT);
    }
}
