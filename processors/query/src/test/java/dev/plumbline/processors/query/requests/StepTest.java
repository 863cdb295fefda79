package dev.plumbline.processors.query.requests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StepTest {

    @ParameterizedTest
    @ValueSource(strings = {"1m", "5m", "15m", "1h", "6h", "1d", "total"})
    void shouldReadWhatItWrites(String text) {
        assertThat(Step.parse(text)).map(Step::toString).contains(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7m", "0m", "5h", "2d", "1w", "-1h", "1.5h", "99999m", "m"})
    void shouldRefuseWhatDoesNotDivideADay(String text) {
        assertThat(Step.parse(text)).isEmpty();
    }

    @Property
    void shouldFitAnyRangeWithAReadableNumberOfWindows(@ForAll @LongRange(min = 60, max = 8_640_000) long seconds) {
        Duration range = Duration.ofSeconds(seconds);

        assertThat(range.dividedBy(Step.fitting(range).length())).isLessThanOrEqualTo(170);
    }

    @Property
    void shouldStartWindowsWhereTheUtcDayDoes(@ForAll @LongRange(min = 0, max = 4_000_000_000L) long second) {
        Instant floor = new Step(Duration.ofHours(6)).floor(Instant.ofEpochSecond(second));

        assertThat(floor.getEpochSecond() % 21_600).isZero();
        assertThat(second - floor.getEpochSecond()).isBetween(0L, 21_599L);
    }
}
