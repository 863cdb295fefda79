package dev.plumbline.processors.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.processors.drift.scores.Direction;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The product's defaults against the goals for independent scores, on fewer series than the goals were set with. */
class SimulationTest {
    private static final int SERIES = 40;
    private static final int QUIET_DAYS = 10;
    private static final int DAY = 1440;

    @Test
    void shouldRaiseNoFalseAlarmIn400SeriesDays() {
        int alarms = 0;
        for (int series = 0; series < SERIES; series++) {
            SimulatedScores scores = new SimulatedScores(1000 + series);
            MeanDriftDetector detector = armed(scores);
            for (int i = 0; i < QUIET_DAYS * DAY; i++) {
                alarms += detector.onMinute(detector.lastMinute() + 1, scores.minute(0))
                                .isPresent()
                        ? 1
                        : 0;
            }
        }
        assertThat(alarms).isZero();
    }

    @Test
    void shouldFindAQuarterSdWithin700SamplesInTheMedian() {
        assertThat(medianDelay(-.25)).isBetween(300L, 700L);
    }

    @Test
    void shouldFindHalfAnSdWithin160SamplesInTheMedian() {
        assertThat(medianDelay(-.5)).isBetween(60L, 160L);
    }

    @Test
    void shouldFindOneSdWithin60SamplesInTheMedian() {
        assertThat(medianDelay(-1)).isBetween(25L, 60L);
    }

    /** From 0.7, a rise has less room than a drop: no bet on it may stake more than a score of 0 can lose. */
    @Test
    void shouldFindARiseOfHalfAnSdWithin250SamplesInTheMedian() {
        assertThat(medianDelay(.5)).isBetween(60L, 250L);
    }

    private static MeanDriftDetector armed(SimulatedScores scores) {
        MeanDriftDetector detector = new MeanDriftDetector(MeanDriftConfig.DEFAULT);
        for (long minute = 0; detector.phase() == DriftPhase.COLLECTING; minute++) {
            detector.onMinute(minute, scores.minute(0));
        }
        return detector;
    }

    private static long medianDelay(double shift) {
        long[] delays = new long[SERIES];
        for (int series = 0; series < SERIES; series++) {
            SimulatedScores scores = new SimulatedScores(5000 + series);
            MeanDriftDetector detector = armed(scores);
            delays[series] = samplesToFire(detector, scores, shift);
        }
        Arrays.sort(delays);
        return delays[SERIES / 2];
    }

    private static long samplesToFire(MeanDriftDetector detector, SimulatedScores scores, double shift) {
        long samples = 0;
        long minute = detector.lastMinute();
        while (true) {
            minute++;
            var batch = scores.minute(shift);
            samples += batch.count();
            var transition = detector.onMinute(minute, batch);
            if (transition.isPresent()) {
                assertThat(transition.get().direction()).isEqualTo(shift < 0 ? Direction.DROP : Direction.RISE);
                return samples;
            }
        }
    }
}
