package dev.plumbline.ingest.client.delivery;

import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes the account of a record: counts its fate, gives back its bytes, tells its listener, in this order, and only
 * once. Thread-safe.
 */
final class Settlement {
    private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);

    private final DeliveryLedger ledger;
    private final RecordQueue queue;

    Settlement(DeliveryLedger ledger, RecordQueue queue) {
        this.ledger = ledger;
        this.queue = queue;
    }

    /** Settles a record that the queue had accepted. */
    void accepted(Envelope envelope, Delivery delivery) {
        if (envelope.settleOnce()) {
            ledger.settled(envelope.stream(), envelope.tenant(), delivery, 1);
            queue.release(envelope);
            tell(envelope.listener(), delivery);
        }
    }

    /** Settles a record that never came into the queue. */
    void turnedAway(RecordStream stream, String tenant, Delivery delivery, DeliveryListener listener) {
        ledger.settled(stream, tenant, delivery, 1);
        tell(listener, delivery);
    }

    /** The code under which a failure of the producer is counted. */
    static String reason(Exception failure, boolean closing) {
        if (failure instanceof TimeoutException) {
            return DropReason.DELIVERY_TIMEOUT;
        }
        if (failure instanceof RecordTooLargeException) {
            return DropReason.TOO_LARGE;
        }
        return closing && !(failure instanceof AuthorizationException) ? DropReason.CLOSED : DropReason.REFUSED;
    }

    private static void tell(DeliveryListener listener, Delivery delivery) {
        try {
            listener.settled(delivery);
        } catch (RuntimeException e) {
            LOG.warn("A delivery listener failed", e);
        }
    }
}
