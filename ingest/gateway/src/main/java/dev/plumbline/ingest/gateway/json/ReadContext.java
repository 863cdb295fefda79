package dev.plumbline.ingest.gateway.json;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;

/**
 * What a record gets that the sender left out.
 *
 * @param tenant the tenant of records that name none
 * @param multiTenant true if a record may name another tenant
 * @param ids makes ids
 * @param clock the time of records that name none
 */
public record ReadContext(String tenant, boolean multiTenant, Supplier<String> ids, Clock clock) {

    String tenant(JsonObject json) {
        String named = json.text("tenant");
        if (named.isEmpty() || named.equals(tenant)) {
            return tenant;
        }
        if (!multiTenant) {
            json.error("tenant", "is decided by the gateway: leave it out");
            return tenant;
        }
        return named;
    }

    String id(JsonObject json, String name) {
        String id = json.text(name);
        return id.isEmpty() ? ids.get() : id;
    }

    long time(JsonObject json, String name) {
        Long micros = TimeFields.time(json, name);
        return micros == null ? ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()) : micros;
    }
}
