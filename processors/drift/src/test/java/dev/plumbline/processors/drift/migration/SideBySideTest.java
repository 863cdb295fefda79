package dev.plumbline.processors.drift.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.processors.drift.experiment.ArmTotals;
import dev.plumbline.processors.drift.experiment.ExperimentConfig;
import dev.plumbline.processors.drift.experiment.PairedMeans;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SideBySideTest {
    private static FeatureTotals errors(String feature, long events, long calls) {
        return new FeatureTotals(feature, Map.of("error_rate", ArmTotals.ofEvents(events, calls)));
    }

    @Test
    void shouldNotCallAModelBetterForItsEasierFeatures() {
        SideBySide report = SideBySide.of(
                List.of(errors("easy", 100, 10_000), errors("hard", 3_000, 10_000)),
                List.of(errors("easy", 190, 19_000), errors("hard", 300, 1_000)),
                ExperimentConfig.DEFAULT);
        PairedMeans rate = report.measures().get("error_rate");
        assertThat(rate.first()).isCloseTo(.155, within(1e-12));
        assertThat(rate.second()).isCloseTo(.155, within(1e-12));
        assertThat(rate.low()).isNegative();
        assertThat(rate.high()).isPositive();
    }

    @Test
    void shouldFindAModelWorseOnTheSameFeatures() {
        SideBySide report = SideBySide.of(
                List.of(errors("a", 100, 10_000), errors("b", 300, 10_000)),
                List.of(errors("a", 200, 10_000), errors("b", 600, 10_000)),
                ExperimentConfig.DEFAULT);
        PairedMeans rate = report.measures().get("error_rate");
        assertThat(rate.strata()).isEqualTo(2);
        assertThat(rate.low()).isPositive();
    }

    @Test
    void shouldLeaveOutFeaturesThatOnlyOneModelServed() {
        SideBySide report = SideBySide.of(
                List.of(errors("a", 100, 10_000), errors("old", 5, 10_000)),
                List.of(errors("a", 100, 10_000), errors("few", 5, 99)),
                ExperimentConfig.DEFAULT);
        assertThat(report.left()).containsExactly("few", "old");
        assertThat(report.measures().get("error_rate").firstSize()).isEqualTo(10_000);
    }

    @Test
    void shouldReportNothingWithoutCommonFeatures() {
        SideBySide report = SideBySide.of(List.of(errors("a", 1, 500)), List.of(), ExperimentConfig.DEFAULT);
        assertThat(report.measures()).isEmpty();
        assertThat(report.left()).containsExactly("a");
    }
}
