package dev.plumbline.processors.pricing.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelPatternTest {

    @ParameterizedTest
    @CsvSource({
        "gpt-4, gpt-4, true",
        "gpt-4, gpt-4o, false",
        "GPT-4, gpt-4, true",
        "gpt-4*, gpt-4o, true",
        "gpt-4*, my-gpt-4, false",
        "*:free, a:free, true",
        "*:free, a:free2, false",
        "*claude*, x.claude-2, true",
        "*claude*, claude, true"
    })
    void shouldMatchByItsOpenEnds(String pattern, String id, boolean matches) {
        assertThat(ModelPattern.parse(pattern).matches(id)).isEqualTo(matches);
        assertThat(ModelPattern.parse(pattern)).hasToString(pattern.toLowerCase(Locale.ROOT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "**", "a*b", "a b"})
    void shouldRefuseWhatIsNotAPattern(String notation) {
        assertThatThrownBy(() -> ModelPattern.parse(notation)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldLetHoursSpanMidnight() {
        DailyHours night = DailyHours.parse("22:00-06:00");

        assertThat(night.contains(micros("2026-11-21T21:59:59Z"))).isFalse();
        assertThat(night.contains(micros("2026-11-21T22:00:00Z"))).isTrue();
        assertThat(night.contains(micros("1969-11-21T05:59:59Z"))).isTrue();
        assertThat(night.contains(micros("2026-11-21T06:00:00Z"))).isFalse();
    }

    private static long micros(String instant) {
        return Instant.parse(instant).getEpochSecond() * 1_000_000;
    }
}
