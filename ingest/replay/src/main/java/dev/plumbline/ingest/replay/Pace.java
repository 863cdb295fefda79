package dev.plumbline.ingest.replay;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Says how long a record must wait: event time runs from the first record on, at the factor of the plan. */
final class Pace {
    private final ReplayPlan plan;
    private final ReplayClock clock;
    private boolean started;
    private long firstEventMicros;
    private long startNanos;

    Pace(ReplayPlan plan, ReplayClock clock) {
        this.plan = plan;
        this.clock = clock;
    }

    /** Nanoseconds from now until the record is due; 0 or less if it is due already. */
    long waitNanos(long eventMicros) {
        if (!started) {
            started = true;
            firstEventMicros = eventMicros;
            startNanos = clock.nanos();
        }
        long wait = plan.speed().isMax() ? 0 : untilPaced(eventMicros);
        return plan.neverAhead() ? Math.max(wait, untilReached(eventMicros)) : wait;
    }

    private long untilPaced(long eventMicros) {
        // In double, because a stray event time centuries ahead must not overflow into "due long ago".
        double offset =
                ((double) eventMicros - firstEventMicros) * 1000 / plan.speed().factor();
        return (long) (offset - (clock.nanos() - startNanos));
    }

    private long untilReached(long eventMicros) {
        long nowMicros = ChronoUnit.MICROS.between(Instant.EPOCH, clock.now());
        return (long) (((double) eventMicros - nowMicros) * 1000);
    }
}
