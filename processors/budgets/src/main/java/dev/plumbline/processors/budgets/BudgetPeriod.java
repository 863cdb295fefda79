package dev.plumbline.processors.budgets;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * One calendar period: a half-open interval of event time.
 *
 * <p>A day of a zone with daylight saving may last 23 or 25 hours; where midnight does not exist the day starts at the
 * first instant that does. Periods of one calendar and zone tile time without gap or overlap.
 *
 * @param startMicros first microsecond since the epoch that belongs to it
 * @param endMicros first microsecond after it
 */
public record BudgetPeriod(long startMicros, long endMicros) {
    public BudgetPeriod {
        if (endMicros <= startMicros) {
            throw new IllegalArgumentException("period ends at " + endMicros + ", not after its start " + startMicros);
        }
    }

    /** The period of a calendar in a zone that contains an instant. */
    public static BudgetPeriod containing(BudgetCalendar calendar, ZoneId zone, long eventMicros) {
        LocalDate date = instant(eventMicros).atZone(zone).toLocalDate();
        LocalDate start = calendar.start(date);
        return new BudgetPeriod(startOf(start, zone), startOf(calendar.next(start), zone));
    }

    /** True from the start up to, but without, the end. */
    public boolean contains(long eventMicros) {
        return eventMicros >= startMicros && eventMicros < endMicros;
    }

    /** Length in microseconds. */
    public long lengthMicros() {
        return endMicros - startMicros;
    }

    private static long startOf(LocalDate date, ZoneId zone) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, date.atStartOfDay(zone).toInstant());
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
