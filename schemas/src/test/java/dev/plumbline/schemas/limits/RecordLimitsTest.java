package dev.plumbline.schemas.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordLimitsTest {
    private static final long CALLS_OF_A_WINDOW = 9_000_000;

    @ParameterizedTest
    @ValueSource(
            longs = {
                RecordLimits.MAX_TOKENS,
                RecordLimits.MAX_DURATION_MICROS,
                RecordLimits.MAX_RETRIES,
                (long) (RecordLimits.MAX_SCORE * 1e6),
                RecordLimits.MAX_REPORTED_COST_NANOS
            })
    void shouldKeepTheSumOfNineMillionCallsAtTheBoundWithinALong(long bound) {
        assertThatCode(() -> Math.multiplyExact(bound, CALLS_OF_A_WINDOW)).doesNotThrowAnyException();
    }

    @Test
    void shouldBoundDurationsAtSevenDays() {
        assertThat(RecordLimits.MAX_DURATION_MICROS)
                .isEqualTo(Duration.ofDays(7).toNanos() / 1_000);
    }
}
