package dev.plumbline.processors.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MeasurementTest {
    /** Slow while it warms up, then 100 a second at 2 processor seconds a second, an eighth of it compiling. */
    private static final List<Sample> SAMPLES = List.of(
            new Sample(0, 0, 0, 0),
            new Sample(10, 250, 9, 4),
            new Sample(12, 450, 13, 4.5),
            new Sample(13, 550, 15, 4.75),
            new Sample(17, 950, 23, 5.75),
            new Sample(17.5, 1_000, 24, 5.875));

    private static Measurement run(double warmUpSeconds) {
        return new Measurement("b", 1_000, warmUpSeconds, SAMPLES, Map.of(), 1, 1, 1);
    }

    @Test
    void shouldLeaveTheWarmUpOut() {
        assertThat(run(0).rate()).isCloseTo(100, within(1e-9));
        assertThat(run(0).cpuPerMillion()).isCloseTo(15 / 750.0 * 1e6, within(1e-6));
        assertThat(run(0).compilerPerMillion()).isCloseTo(1.875 / 750 * 1e6, within(1e-6));
    }

    @Test
    void shouldWarmUpForAQuarterOrForTheSecondsWhicheverIsLater() {
        assertThat(run(3).warmUpShare()).isEqualTo(0.25);
        assertThat(run(11).warmUpShare()).isEqualTo(0.45);
        assertThat(run(11).measuredSeconds()).isCloseTo(5.5, within(1e-9));
    }

    @Test
    void shouldWarmUpForNoMoreThanHalf() {
        assertThat(run(60).warmUpShare()).isEqualTo(0.55);
    }

    @Test
    void shouldLeaveNothingOutWhenAllWasDoneInOneStep() {
        Measurement step = new Measurement(
                "f", 10, 0, List.of(new Sample(0, 0, 0, 0), new Sample(2, 10, 1, 0)), Map.of(), 1, 1, 1);
        assertThat(step.warmUpShare()).isZero();
        assertThat(step.rate()).isEqualTo(5);
    }

    @Test
    void shouldKeepTheLastSampleWhenThinned() {
        assertThat(run(0).thinned(2).samples())
                .startsWith(SAMPLES.get(0))
                .endsWith(SAMPLES.get(5))
                .hasSizeLessThan(4);
    }
}
