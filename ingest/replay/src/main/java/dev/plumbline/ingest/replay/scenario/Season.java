package dev.plumbline.ingest.replay.scenario;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/**
 * How traffic follows the working day and week: a weight an hour, 1 at the busiest. The shape is a choice: office hours
 * with a dip at noon, nights at an eighth, weekends at six tenths.
 */
final class Season {
    static final long HOUR_MICROS = 3_600_000_000L;

    private static final double[] HOURS = {
        .16, .13, .12, .12, .14, .20, .34, .55, .78, .93, 1, 1, .88, .94, 1, .98, .92, .80, .62, .50, .42, .34, .26, .20
    };
    private static final double WEEKEND = .6;

    private final ZoneOffset zone;

    Season(ZoneOffset zone) {
        this.zone = zone;
    }

    /** The weight of the hour that {@code micros} is in. */
    double weight(long micros) {
        ZonedDateTime time =
                Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L)).atZone(zone);
        DayOfWeek day = time.getDayOfWeek();
        boolean weekend = day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY;
        return HOURS[time.getHour()] * (weekend ? WEEKEND : 1);
    }

    /** End of the hour that {@code micros} is in. Offsets are whole hours, so hours end where they end in UTC. */
    static long endOfHour(long micros) {
        return (Math.floorDiv(micros, HOUR_MICROS) + 1) * HOUR_MICROS;
    }

    /** The sum of the weights of all hours from {@code from} to {@code to}, parts of hours by their part. */
    double sum(long from, long to) {
        double sum = 0;
        for (long at = from; at < to; at = Math.min(to, endOfHour(at))) {
            sum += weight(at) * (Math.min(to, endOfHour(at)) - at) / HOUR_MICROS;
        }
        return sum;
    }
}
