package dev.plumbline.processors.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class MeasurementTest {
    /** Slow while it warms up, then 100 a second at 2 processor seconds a second. */
    private static final Measurement RUN = new Measurement(
            "b",
            1_000,
            List.of(
                    new Sample(0, 0, 0),
                    new Sample(10, 250, 9),
                    new Sample(15, 750, 19),
                    new Sample(17, 1_000, 22),
                    new Sample(17.5, 1_000, 24)),
            0,
            0,
            1,
            1);

    @Test
    void shouldLeaveTheWarmUpOut() {
        assertThat(RUN.rate()).isCloseTo(100, within(1e-9));
        assertThat(RUN.cpuPerMillion()).isCloseTo(15 / 750.0 * 1e6, within(1e-6));
    }

    @Test
    void shouldGiveTheRateOfAPart() {
        assertThat(RUN.rate(0.25, 0.75)).isCloseTo(100, within(1e-9));
        assertThat(RUN.rate(0, 0.25)).isCloseTo(25, within(1e-9));
    }

    @Test
    void shouldKeepTheLastSampleWhenThinned() {
        assertThat(RUN.thinned(2).samples())
                .startsWith(RUN.samples().get(0))
                .endsWith(RUN.samples().get(4));
        assertThat(RUN.thinned(2).rate(0, 1)).isEqualTo(RUN.rate(0, 1));
    }
}
