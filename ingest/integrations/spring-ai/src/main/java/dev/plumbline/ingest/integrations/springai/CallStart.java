package dev.plumbline.ingest.integrations.springai;

import java.time.Duration;
import java.time.Instant;

/**
 * What is kept from the start to the end of one call.
 *
 * @param at wall-clock time, for the window
 * @param nanos monotonic time, for the duration
 */
record CallStart(Instant at, long nanos) {

    Duration until(long nowNanos) {
        return Duration.ofNanos(Math.max(0, nowNanos - nanos));
    }
}
