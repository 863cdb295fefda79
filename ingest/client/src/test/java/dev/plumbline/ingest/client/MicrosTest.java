package dev.plumbline.ingest.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class MicrosTest {
    @Property
    void shouldEqualJavaTime(
            @ForAll @LongRange(min = -9_000_000_000_000L, max = 9_000_000_000_000L) long second,
            @ForAll @LongRange(min = 0, max = 999_999_999) long nano) {
        Instant instant = Instant.ofEpochSecond(second, nano);

        BigInteger exact = BigInteger.valueOf(second).multiply(BigInteger.valueOf(1_000_000));
        assertThat(BigInteger.valueOf(Micros.of(instant))).isEqualTo(exact.add(BigInteger.valueOf(nano / 1_000)));
    }

    @Test
    void shouldEndAtLimitsWhenTooFar() {
        assertThat(Micros.of(Instant.MAX)).isEqualTo(Long.MAX_VALUE);
        assertThat(Micros.of(Instant.MIN)).isEqualTo(Long.MIN_VALUE);
        assertThat(Micros.of(Duration.ofSeconds(Long.MAX_VALUE))).isEqualTo(Long.MAX_VALUE);
    }
}
