package dev.plumbline.processors.rollups;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class ResolutionTest {

    @Property
    void shouldStartWindowsWhereTheCalendarDoes(
            @ForAll Resolution resolution, @ForAll @LongRange(min = -1L << 50, max = 1L << 52) long micros) {
        Instant moment = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
        Instant start =
                moment.atOffset(ZoneOffset.UTC).truncatedTo(unit(resolution)).toInstant();
        assertThat(resolution.windowStart(micros)).isEqualTo(ChronoUnit.MICROS.between(Instant.EPOCH, start));
        assertThat(resolution.micros()).isEqualTo(resolution.seconds() * 1_000_000L);
    }

    private static TemporalUnit unit(Resolution resolution) {
        return switch (resolution) {
            case MINUTE -> ChronoUnit.MINUTES;
            case HOUR -> ChronoUnit.HOURS;
            case DAY -> ChronoUnit.DAYS;
        };
    }
}
