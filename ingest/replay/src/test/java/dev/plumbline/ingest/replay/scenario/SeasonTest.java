package dev.plumbline.ingest.replay.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SeasonTest {
    private static final long MONDAY = Instant.parse("2026-11-02T00:00:00Z").toEpochMilli() * 1000;

    @Test
    void shouldAddUpHoursAndPartsOfHours() {
        Season season = new Season(ZoneOffset.UTC);
        long half = Season.HOUR_MICROS / 2;

        double expected = season.weight(MONDAY) / 2 + season.weight(MONDAY + Season.HOUR_MICROS) / 2;
        assertThat(season.sum(MONDAY + half, MONDAY + 3 * half)).isCloseTo(expected, within(1e-12));
    }

    @Test
    void shouldFollowTheOfficeHoursOfItsZone() {
        Season utc = new Season(ZoneOffset.UTC);
        Season tokyo = new Season(ZoneOffset.ofHours(9));

        assertThat(tokyo.weight(MONDAY + Season.HOUR_MICROS)).isEqualTo(1);
        assertThat(tokyo.weight(MONDAY)).isEqualTo(utc.weight(MONDAY + 9 * Season.HOUR_MICROS));
    }

    @Test
    void shouldBeQuieterAtTheWeekend() {
        Season season = new Season(ZoneOffset.UTC);
        long sunday = MONDAY - 24 * Season.HOUR_MICROS;

        assertThat(season.weight(sunday)).isEqualTo(season.weight(MONDAY) * .6);
    }

    @Test
    void shouldEndAnHourAtTheNextOneAlsoBeforeTheEpoch() {
        assertThat(Season.endOfHour(MONDAY)).isEqualTo(MONDAY + Season.HOUR_MICROS);
        assertThat(Season.endOfHour(-1)).isZero();
    }
}
