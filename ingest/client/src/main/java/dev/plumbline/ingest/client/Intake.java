package dev.plumbline.ingest.client;

import dev.plumbline.ingest.client.delivery.DeliveryListener;
import dev.plumbline.ingest.client.delivery.Outbox;
import dev.plumbline.ingest.client.delivery.RecordStream;
import dev.plumbline.ingest.client.rules.Reason;
import dev.plumbline.ingest.client.rules.Violation;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills in what the configuration knows, checks, and hands over or rejects. Whatever a record is made of, nothing is
 * thrown. Thread-safe.
 */
final class Intake {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    private final Scope scope;
    private final Outbox outbox;
    private final Set<String> reasonsLogged = ConcurrentHashMap.newKeySet();

    Intake(Scope scope, Outbox outbox) {
        this.scope = scope;
        this.outbox = outbox;
    }

    <T extends SpecificRecord> void accept(RecordKind<T> kind, @Nullable T record, DeliveryListener listener) {
        if (record == null) {
            reject(kind.stream(), "", new Violation("record", Reason.MALFORMED, "must not be null"), listener);
            return;
        }
        List<Violation> violations;
        long weight = 0;
        try {
            kind.fillIn().accept(record, scope);
            violations = kind.check().apply(record);
            weight = violations.isEmpty() ? kind.weight().applyAsLong(record) : 0;
        } catch (RuntimeException e) {
            violations = List.of(new Violation("record", Reason.MALFORMED, "cannot be read: " + e));
        }
        String tenant = kind.tenant().apply(record);
        if (violations.isEmpty()) {
            outbox.send(kind.stream(), tenant, kind.key().apply(record), record, weight, listener);
        } else {
            reject(kind.stream(), tenant, violations.get(0), listener);
        }
    }

    private void reject(RecordStream stream, @Nullable String tenant, Violation first, DeliveryListener listener) {
        if (reasonsLogged.add(first.reason())) {
            LOG.warn(
                    "A record of {} was rejected: {} {}. Further ones for the reason {} are only counted",
                    stream.label(),
                    first.field(),
                    first.detail(),
                    first.reason());
        }
        outbox.reject(stream, tenant == null ? "" : tenant, first.reason(), listener);
    }
}
