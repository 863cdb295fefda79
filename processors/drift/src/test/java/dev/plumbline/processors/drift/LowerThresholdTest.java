package dev.plumbline.processors.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.processors.drift.baseline.WarmUp;
import dev.plumbline.processors.drift.scores.ScoreBatch;
import org.junit.jupiter.api.Test;

/** A rule whose threshold is lowered below the evidence that a stored state already holds. */
class LowerThresholdTest {
    private static final MeanDriftConfig STRICT =
            RateDriftDetector.DEFAULT.withWarmUp(WarmUp.ofSamples(1000)).withArlDays(100_000);

    @Test
    void shouldWaitForTheNextMinuteWithScores() {
        MeanDriftDetector before = new MeanDriftDetector(STRICT);
        for (int minute = 0; minute < 1000; minute++) {
            before.onMinute(minute, ScoreBatch.of(minute % 10 == 0 ? 1_000_000 : 0));
        }
        while (before.status().evidence() < 1e6) {
            before.onMinute(before.lastMinute() + 1, ScoreBatch.of(1_000_000));
        }
        MeanDriftDetector lowered = MeanDriftDetector.fromBytes(STRICT.withArlDays(1), before.toBytes());
        assertThat(lowered.onMinute(before.lastMinute() + 1, ScoreBatch.EMPTY)).isEmpty();
        assertThat(lowered.onMinute(before.lastMinute() + 2, ScoreBatch.of(1_000_000)))
                .isPresent();
    }
}
