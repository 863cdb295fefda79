package dev.plumbline.processors.query.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CompletenessTest {
    private static final Instant T = Instant.parse("2026-11-20T17:00:00Z");

    @Test
    void shouldKeepTheWeakerOfTwo() {
        Completeness full = new Completeness(4, 4, T.plusSeconds(1), T, Duration.ZERO);
        Completeness part = new Completeness(3, 4, T, T.minusSeconds(5), Duration.ofSeconds(2));

        assertThat(full.and(part)).isEqualTo(part);
        assertThat(part.and(full)).isEqualTo(part);
        assertThat(full.and(part).complete()).isFalse();
    }

    @Test
    void shouldKeepTheWatermarkThatIsKnown() {
        Completeness known = new Completeness(1, 1, T, T, Duration.ZERO);
        Completeness unknown = new Completeness(1, 1, T, null, Duration.ZERO);

        assertThat(unknown.and(known).watermark()).isEqualTo(T);
    }
}
