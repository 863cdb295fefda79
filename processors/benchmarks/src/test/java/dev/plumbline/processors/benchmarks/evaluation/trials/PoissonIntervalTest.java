package dev.plumbline.processors.benchmarks.evaluation.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoissonIntervalTest {
    /** From tables of the chi-squared distribution. */
    @ParameterizedTest
    @CsvSource({"0,0,3.689", "1,0.0253,5.572", "10,4.795,18.390", "100,81.364,121.627"})
    void shouldBeExact(long count, double low, double high) {
        PoissonInterval interval = PoissonInterval.of(count);
        assertThat(interval.low()).isCloseTo(low, within(.001));
        assertThat(interval.high()).isCloseTo(high, within(.001));
    }

    @ParameterizedTest
    @CsvSource({"5000", "100000"})
    void shouldStayFiniteForManyAlarms(long count) {
        PoissonInterval interval = PoissonInterval.of(count);
        assertThat(interval.low()).isCloseTo(count - 1.96 * Math.sqrt(count), within(5.0));
        assertThat(interval.high()).isCloseTo(count + 1.96 * Math.sqrt(count), within(5.0));
    }
}
