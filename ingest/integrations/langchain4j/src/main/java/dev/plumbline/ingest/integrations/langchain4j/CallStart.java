package dev.plumbline.ingest.integrations.langchain4j;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is kept from the request to the response of one call.
 *
 * @param at wall-clock time, for the window
 * @param nanos monotonic time, for the duration
 * @param invocation the AI service's method that made the call; null if none did
 */
record CallStart(Instant at, long nanos, @Nullable Invocation invocation) {

    Duration until(long nowNanos) {
        return Duration.ofNanos(Math.max(0, nowNanos - nanos));
    }
}
