package dev.plumbline.ingest.client;

import java.time.Duration;
import java.time.Instant;

/** Turns times into the microseconds of the records. What does not fit becomes the largest or smallest number. */
final class Micros {
    private static final long PER_SECOND = 1_000_000;

    private Micros() {}

    static long of(Instant instant) {
        return join(instant.getEpochSecond(), instant.getNano());
    }

    static long of(Duration duration) {
        return join(duration.getSeconds(), duration.getNano());
    }

    private static long join(long seconds, int nanos) {
        long limit = Long.MAX_VALUE / PER_SECOND;
        if (seconds >= limit) {
            return Long.MAX_VALUE;
        }
        return seconds <= -limit ? Long.MIN_VALUE : seconds * PER_SECOND + nanos / 1_000;
    }
}
