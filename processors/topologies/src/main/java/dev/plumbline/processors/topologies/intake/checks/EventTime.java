package dev.plumbline.processors.topologies.intake.checks;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Holds what a record says of its time against the time at which it arrived. Arrival is the broker's append time, so one
 * wrong clock at a publisher can neither move the watermark nor be late by its own word.
 */
public final class EventTime {
    private static final long CLAMP_AHEAD_MICROS = micros(Limits.CLAMP_AHEAD);
    private static final long REFUSE_AHEAD_MICROS = micros(Limits.REFUSE_AHEAD);

    private final long acceptedAgeMicros;

    /** Holds times against those limits. */
    public EventTime(Limits limits) {
        acceptedAgeMicros = micros(limits.acceptedAge());
    }

    /** What is wrong with the time, or null. */
    public @Nullable Fault check(String field, long eventMicros, long appendMicros) {
        if (eventMicros > appendMicros + REFUSE_AHEAD_MICROS) {
            return new Fault(
                    Reason.FUTURE, field + " is " + text(eventMicros) + ", but it arrived at " + text(appendMicros));
        }
        if (eventMicros < appendMicros - acceptedAgeMicros) {
            return new Fault(
                    Reason.LATE, field + " is " + text(eventMicros) + ", but it arrived at " + text(appendMicros));
        }
        return null;
    }

    /** The time to count under: append time if the record claims to be more than five minutes ahead of it. */
    public long clamp(long eventMicros, long appendMicros) {
        return isAhead(eventMicros, appendMicros) ? appendMicros : eventMicros;
    }

    /** True if {@link #clamp} changes the time. */
    public boolean isAhead(long eventMicros, long appendMicros) {
        return eventMicros > appendMicros + CLAMP_AHEAD_MICROS;
    }

    private static String text(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1_000;
    }
}
