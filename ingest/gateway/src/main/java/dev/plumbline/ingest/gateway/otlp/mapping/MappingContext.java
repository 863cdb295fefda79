package dev.plumbline.ingest.gateway.otlp.mapping;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.UnaryOperator;

/**
 * What the gateway adds to what was sent.
 *
 * @param tenant the tenant of records that name none
 * @param multiTenant true if a record may name another tenant
 * @param userHash hashes the id of a user; empty to leave users out
 * @param clock the time of events that name none
 */
public record MappingContext(String tenant, boolean multiTenant, UnaryOperator<String> userHash, Clock clock) {

    String tenant(String named) {
        return multiTenant && !named.isEmpty() ? named : tenant;
    }

    long micros(long nanos) {
        return nanos == 0
                ? ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant())
                : Long.divideUnsigned(nanos, 1_000);
    }
}
