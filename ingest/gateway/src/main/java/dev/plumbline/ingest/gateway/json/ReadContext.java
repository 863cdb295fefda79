package dev.plumbline.ingest.gateway.json;

import dev.plumbline.ingest.gateway.access.Principal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;

/**
 * What a record gets that the sender left out.
 *
 * @param sender who sends it
 * @param ids makes ids
 * @param clock the time of records that name none
 */
public record ReadContext(Principal sender, Supplier<String> ids, Clock clock) {

    String tenant(JsonObject json) {
        String named = json.text("tenant");
        if (named.isEmpty() || named.equals(sender.tenant())) {
            return sender.tenant();
        }
        if (!sender.namesTenants()) {
            json.error("tenant", "is decided by the gateway: leave it out");
            return sender.tenant();
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
