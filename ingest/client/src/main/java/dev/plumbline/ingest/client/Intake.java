package dev.plumbline.ingest.client;

import dev.plumbline.ingest.client.delivery.DeliveryListener;
import dev.plumbline.ingest.client.delivery.DropReason;
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
    private final Redaction redaction;
    private final Outbox outbox;
    private final Set<String> reasonsLogged = ConcurrentHashMap.newKeySet();

    Intake(Scope scope, Redaction redaction, Outbox outbox) {
        this.scope = scope;
        this.redaction = redaction;
        this.outbox = outbox;
    }

    <T extends SpecificRecord> void accept(RecordKind<T> kind, @Nullable T record, DeliveryListener listener) {
        if (record == null) {
            reject(kind.stream(), "", new Violation("record", Reason.MALFORMED, "must not be null"), listener);
            return;
        }
        if (isRedacted(kind, record)) {
            checkAndSend(kind, record, listener);
        } else {
            outbox.drop(kind.stream(), tenant(kind, record), DropReason.REDACTION, listener);
        }
    }

    private <T extends SpecificRecord> boolean isRedacted(RecordKind<T> kind, T record) {
        try {
            kind.fillIn().accept(record, scope);
            kind.redact().accept(redaction, record);
            return true;
        } catch (RuntimeException | LinkageError e) {
            if (reasonsLogged.add(DropReason.REDACTION)) {
                LOG.warn("A redaction failed, and its record is dropped; further ones are only counted", e);
            }
            return false;
        }
    }

    private static <T extends SpecificRecord> String tenant(RecordKind<T> kind, T record) {
        String tenant = kind.tenant().apply(record);
        return tenant == null ? "" : tenant;
    }

    private <T extends SpecificRecord> void checkAndSend(RecordKind<T> kind, T record, DeliveryListener listener) {
        List<Violation> violations;
        long weight = 0;
        try {
            violations = kind.check().apply(record);
            weight = violations.isEmpty() ? kind.weight().applyAsLong(record) : 0;
        } catch (RuntimeException e) {
            violations = List.of(new Violation("record", Reason.MALFORMED, "cannot be read: " + e));
        }
        String tenant = tenant(kind, record);
        if (violations.isEmpty()) {
            outbox.send(kind.stream(), tenant, kind.key().apply(record), record, weight, listener);
        } else {
            reject(kind.stream(), tenant, violations.get(0), listener);
        }
    }

    private void reject(RecordStream stream, String tenant, Violation first, DeliveryListener listener) {
        if (reasonsLogged.add(first.reason())) {
            LOG.warn(
                    "A record of {} was rejected: {} {}. Further ones for the reason {} are only counted",
                    stream.label(),
                    first.field(),
                    first.detail(),
                    first.reason());
        }
        outbox.reject(stream, tenant, first.reason(), listener);
    }
}
