package dev.plumbline.processors.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class TrendTest {
    private static final int SECONDS = 400;

    /** Looks every second at something that is done in steps of five seconds, {@code done} calls by a second. */
    private static Measurement run(DoubleUnaryOperator done) {
        List<Sample> samples = new ArrayList<>();
        for (int second = 0; second <= SECONDS; second++) {
            samples.add(new Sample(second, Math.round(done.applyAsDouble(second / 5 * 5)), 0, 0));
        }
        long all = Math.round(done.applyAsDouble(SECONDS));
        return new Measurement("f", all, 0, samples, Map.of(), 1, 1, 1);
    }

    @Test
    void shouldSeeThroughTheStepsOfAnEvenRun() {
        Trend trend = Trend.of(run(second -> 100 * second));
        assertThat(trend.rates())
                .hasSize(10)
                .allSatisfy(rate -> assertThat(rate).isCloseTo(100, within(1e-6)));
        assertThat(trend.longestStepSeconds()).isEqualTo(5);
        assertThat(trend.flatWithin()).isCloseTo(0, within(1e-6));
    }

    @Test
    void shouldSayByHowMuchARateFalls() {
        Trend trend = Trend.of(run(second -> 1_000 * second - 0.5 * second * second));
        assertThat(trend.change())
                .isCloseTo(trend.lastAgainstFirst(), within(0.1))
                .isBetween(-0.4, -0.25);
        assertThat(trend.flatWithin()).isGreaterThan(0.25);
    }

    @Test
    void shouldGiveAWiderErrorToPartsThatSwing() {
        Trend even = Trend.of(run(second -> 100 * second));
        Trend swinging = Trend.of(run(second -> 100 * second + 600 * Math.sin(second / 20)));
        assertThat(swinging.standardError()).isGreaterThan(0.02 + even.standardError());
        assertThat(swinging.flatWithin()).isGreaterThan(Math.abs(swinging.change()) + 0.04);
    }

    @Test
    void shouldTakeLongerPartsWhereStepsAreLong() {
        List<Sample> samples = new ArrayList<>();
        for (int step = 0; step <= 16; step++) {
            samples.add(new Sample(20.0 * step, 1_000L * step, 0, 0));
        }
        Trend trend = Trend.of(new Measurement("f", 16_000, 0, samples, Map.of(), 1, 1, 1));
        assertThat(trend.rates()).hasSize(3);
        assertThat(trend.partSeconds()).isCloseTo(80, within(1e-9));
        assertThat(trend.isLongEnough()).isTrue();
    }

    @Test
    void shouldSayThatARunIsTooShortToTell() {
        List<Sample> samples = List.of(
                new Sample(0, 0, 0, 0), new Sample(5, 10, 0, 0), new Sample(10, 20, 0, 0), new Sample(15, 30, 0, 0));
        assertThat(Trend.of(new Measurement("f", 30, 0, samples, Map.of(), 1, 1, 1))
                        .isLongEnough())
                .isFalse();
    }

    @Test
    void shouldRefuseARunThatMovedOnOnce() {
        Measurement run = new Measurement(
                "f", 10, 0, List.of(new Sample(0, 0, 0, 0), new Sample(2, 10, 1, 0)), Map.of(), 1, 1, 1);
        assertThatThrownBy(() -> Trend.of(run)).hasMessageContaining("too short");
    }
}
