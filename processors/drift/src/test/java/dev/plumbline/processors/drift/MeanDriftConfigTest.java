package dev.plumbline.processors.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.processors.drift.baseline.WarmUp;
import dev.plumbline.processors.drift.scores.Direction;
import dev.plumbline.processors.drift.scores.ScoreScale;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MeanDriftConfigTest {
    @Test
    void shouldReportEveryViolationAtOnce() {
        assertThatThrownBy(() -> new MeanDriftConfig(ScoreScale.UNIT, Set.of(), 0, 0, WarmUp.DEFAULT, Double.NaN, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("directions", "arlDays", "startsPerDay", "resolveThreshold", "minHoldMinutes");
    }

    @Test
    void shouldReportEveryViolationOfAWarmUpAtOnce() {
        assertThatThrownBy(() -> new WarmUp(1, -1, 500, 8))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("minSamples", "minDays", "freezeDays", "gapDays");
    }

    @Test
    void shouldDoubleTheThresholdForBothSides() {
        assertThat(MeanDriftConfig.DEFAULT.threshold()).isEqualTo(2_880_000);
        assertThat(MeanDriftConfig.DEFAULT
                        .withDirections(EnumSet.of(Direction.RISE))
                        .threshold())
                .isEqualTo(1_440_000);
    }
}
