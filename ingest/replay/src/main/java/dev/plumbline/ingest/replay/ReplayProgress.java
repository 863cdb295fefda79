package dev.plumbline.ingest.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How far a replay is.
 *
 * @param sent records handed to the sink or found unreadable so far
 * @param total records of the whole stream, if known
 * @param eventTime event time of the latest record; the epoch before the first
 * @param perSecond mean rate since the start, in records a second of wall time
 * @param eta wall time still to go at that rate, if the total is known and anything was sent
 */
public record ReplayProgress(
        long sent, OptionalLong total, Instant eventTime, double perSecond, Optional<Duration> eta) {

    static ReplayProgress of(long sent, OptionalLong total, Instant eventTime, long elapsedNanos) {
        double perSecond = elapsedNanos > 0 ? sent * 1e9 / elapsedNanos : 0;
        boolean known = total.isPresent() && perSecond > 0;
        Optional<Duration> eta = known
                ? Optional.of(Duration.ofMillis(Math.round((total.getAsLong() - sent) * 1e3 / perSecond)))
                : Optional.empty();
        return new ReplayProgress(sent, total, eventTime, perSecond, eta);
    }
}
