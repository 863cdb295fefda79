package dev.plumbline.ingest.gateway.otlp.mapping;

import dev.plumbline.ingest.gateway.access.Principal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.UnaryOperator;

/**
 * What the gateway adds to what was sent.
 *
 * @param sender who sends it
 * @param userHash hashes the id of a user; empty to leave users out
 * @param clock the time of events that name none
 */
public record MappingContext(Principal sender, UnaryOperator<String> userHash, Clock clock) {

    String tenant(String named) {
        return sender.namesTenants() && !named.isEmpty() ? named : sender.tenant();
    }

    long micros(long nanos) {
        return nanos == 0
                ? ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant())
                : Long.divideUnsigned(nanos, 1_000);
    }
}
