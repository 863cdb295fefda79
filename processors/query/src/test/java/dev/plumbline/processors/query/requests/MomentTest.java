package dev.plumbline.processors.query.requests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentTest {
    private static final Instant NOW = Instant.parse("2026-11-20T17:14:08Z");

    @ParameterizedTest
    @CsvSource({
        "now, 2026-11-20T17:14:08Z",
        "-90s, 2026-11-20T17:12:38Z",
        "-1h, 2026-11-20T16:14:08Z",
        "-7d, 2026-11-13T17:14:08Z",
        "today, 2026-11-20T00:00:00Z",
        "month, 2026-11-01T00:00:00Z",
        "2026-11-20T17:14:08.5+02:00, 2026-11-20T15:14:08.500Z"
    })
    void shouldReadATime(String text, Instant expected) {
        assertThat(Moment.parse(text, NOW)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "soon",
                "1h",
                "-h",
                "-1w",
                "2026-11-20",
                "2026-13-01T00:00:00Z",
                "9999-01-01T00:00:00Z",
                "-999999d"
            })
    void shouldRefuseWhatIsNoTime(String text) {
        assertThat(Moment.parse(text, NOW)).isEmpty();
    }
}
