package dev.plumbline.processors.topologies.intake.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.processors.topologies.Calls;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EventTimeTest {
    private static final long ARRIVAL = Calls.micros(Instant.parse("2026-11-20T12:00:00Z"));
    private static final long MINUTE = 60_000_000L;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private final EventTime time = new EventTime(Limits.DEFAULT);

    @Test
    void shouldAcceptUpToFifteenHoursAhead() {
        assertThat(time.check("started_at_micros", ARRIVAL + 15 * HOUR, ARRIVAL))
                .isNull();
        assertThat(time.check("started_at_micros", ARRIVAL + 15 * HOUR + 1, ARRIVAL))
                .isEqualTo(new Fault(
                        Reason.FUTURE,
                        "started_at_micros is 2026-11-21T03:00:00.000001Z, but it arrived at 2026-11-20T12:00:00Z"));
    }

    @Test
    void shouldAcceptUpToTheAcceptedAge() {
        assertThat(time.check("started_at_micros", ARRIVAL - 7 * DAY, ARRIVAL)).isNull();
        assertThat(time.check("started_at_micros", ARRIVAL - 7 * DAY - 1, ARRIVAL))
                .isEqualTo(new Fault(
                        Reason.LATE,
                        "started_at_micros is 2026-11-13T11:59:59.999999Z, but it arrived at 2026-11-20T12:00:00Z"));
    }

    @Test
    void shouldTakeTheAcceptedAgeFromTheLimits() {
        EventTime narrow = new EventTime(new Limits(1_024, Duration.ofMinutes(10)));
        assertThat(narrow.check("f", ARRIVAL - 10 * MINUTE, ARRIVAL)).isNull();
        assertThat(narrow.check("f", ARRIVAL - 10 * MINUTE - 1, ARRIVAL)).isNotNull();
    }

    @Test
    void shouldClampWhatIsMoreThanFiveMinutesAhead() {
        assertThat(time.clamp(ARRIVAL + 5 * MINUTE, ARRIVAL)).isEqualTo(ARRIVAL + 5 * MINUTE);
        assertThat(time.isAhead(ARRIVAL + 5 * MINUTE, ARRIVAL)).isFalse();
        assertThat(time.clamp(ARRIVAL + 5 * MINUTE + 1, ARRIVAL)).isEqualTo(ARRIVAL);
        assertThat(time.isAhead(ARRIVAL + 5 * MINUTE + 1, ARRIVAL)).isTrue();
    }

    @Test
    void shouldNeitherClampNorRefuseThePast() {
        assertThat(time.clamp(ARRIVAL - DAY, ARRIVAL)).isEqualTo(ARRIVAL - DAY);
        assertThat(time.check("f", ARRIVAL - DAY, ARRIVAL)).isNull();
    }

    @Test
    void shouldRefuseTheEndsOfTheRange() {
        assertThat(time.check("f", Long.MAX_VALUE, ARRIVAL))
                .extracting(Fault::reason)
                .isEqualTo(Reason.FUTURE);
        assertThat(time.check("f", Long.MIN_VALUE, ARRIVAL))
                .extracting(Fault::reason)
                .isEqualTo(Reason.LATE);
    }
}
