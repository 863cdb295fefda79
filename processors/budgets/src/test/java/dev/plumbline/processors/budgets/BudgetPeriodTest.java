package dev.plumbline.processors.budgets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.WeekFields;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

class BudgetPeriodTest {
    private static final long HOUR = Duration.ofHours(1).toMillis() * 1000;
    private static final long YEAR_1950 = -631_152_000_000_000L;
    private static final long YEAR_2100 = 4_102_444_800_000_000L;

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(ZoneId.getAvailableZoneIds().stream().sorted().toList())
                .map(ZoneId::of);
    }

    @Property(tries = 5000)
    void shouldContainTheInstantAndEqualTheLocalDatesOfJavaTime(
            @ForAll("zones") ZoneId zone,
            @ForAll BudgetCalendar calendar,
            @ForAll @LongRange(min = YEAR_1950, max = YEAR_2100) long micros) {
        BudgetPeriod period = BudgetPeriod.containing(calendar, zone, micros);
        assertThat(period.contains(micros)).isTrue();
        assertThat(unit(calendar, at(period.startMicros(), zone))).isEqualTo(unit(calendar, at(micros, zone)));
        assertThat(unit(calendar, at(period.endMicros() - 1, zone))).isEqualTo(unit(calendar, at(micros, zone)));
        assertThat(unit(calendar, at(period.endMicros(), zone))).isNotEqualTo(unit(calendar, at(micros, zone)));
        assertThat(unit(calendar, at(period.startMicros() - 1, zone))).isNotEqualTo(unit(calendar, at(micros, zone)));
    }

    @Property(tries = 2000)
    void shouldTileTimeWithoutGapOrOverlap(
            @ForAll("zones") ZoneId zone,
            @ForAll BudgetCalendar calendar,
            @ForAll @LongRange(min = YEAR_1950, max = YEAR_2100) long micros) {
        BudgetPeriod period = BudgetPeriod.containing(calendar, zone, micros);
        assertThat(BudgetPeriod.containing(calendar, zone, period.endMicros()).startMicros())
                .isEqualTo(period.endMicros());
        assertThat(BudgetPeriod.containing(calendar, zone, period.startMicros() - 1)
                        .endMicros())
                .isEqualTo(period.startMicros());
    }

    @Example
    void shouldGiveTheDayOfSpring23HoursAndTheDayOfAutumn25() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        assertThat(day(berlin, "2026-03-29T10:00:00Z").lengthMicros()).isEqualTo(23 * HOUR);
        assertThat(day(berlin, "2026-10-25T10:00:00Z").lengthMicros()).isEqualTo(25 * HOUR);
    }

    @Example
    void shouldStartTheDayAtTheFirstInstantWhereMidnightDoesNotExist() {
        BudgetPeriod period = day(ZoneId.of("America/Santiago"), "2026-09-06T12:00:00Z");
        assertThat(period.startMicros()).isEqualTo(micros("2026-09-06T04:00:00Z"));
        assertThat(period.lengthMicros()).isEqualTo(23 * HOUR);
    }

    @Example
    void shouldStartTheWeekOnMonday() {
        BudgetPeriod period =
                BudgetPeriod.containing(BudgetCalendar.WEEK, ZoneId.of("UTC"), micros("2026-11-22T23:59:59.999999Z"));
        assertThat(period.startMicros()).isEqualTo(micros("2026-11-16T00:00:00Z"));
        assertThat(period.endMicros()).isEqualTo(micros("2026-11-23T00:00:00Z"));
    }

    private static BudgetPeriod day(ZoneId zone, String instant) {
        return BudgetPeriod.containing(BudgetCalendar.DAY, zone, micros(instant));
    }

    private static long micros(String instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(instant));
    }

    private static ZonedDateTime at(long micros, ZoneId zone) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).atZone(zone);
    }

    private static String unit(BudgetCalendar calendar, ZonedDateTime at) {
        return switch (calendar) {
            case DAY -> at.toLocalDate().toString();
            case WEEK ->
                at.get(WeekFields.ISO.weekBasedYear()) + " week " + at.get(WeekFields.ISO.weekOfWeekBasedYear());
            case MONTH -> at.getYear() + " month " + at.getMonthValue();
        };
    }
}
