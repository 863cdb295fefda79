package dev.plumbline.ingest.client.delivery;

import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * One try to hand one record to the producer.
 *
 * <p>A failure that is told on the sender thread while {@code send} runs means that the producer never took the record,
 * so it can be tried again without a duplicate. Any later word is final.
 */
final class Transmission implements Callback {
    private final Envelope envelope;
    private final Settlement settlement;
    private final RecordQueue queue;
    private final Thread sender = Thread.currentThread();
    private @Nullable Exception failedAtOnce;
    private boolean handedOver;

    Transmission(Envelope envelope, Settlement settlement, RecordQueue queue) {
        this.envelope = envelope;
        this.settlement = settlement;
        this.queue = queue;
    }

    @Override
    public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception failure) {
        if (failure == null) {
            settlement.accepted(envelope, Delivery.ACKNOWLEDGED);
        } else if (!handedOver && Thread.currentThread() == sender) {
            failedAtOnce = failure;
        } else {
            settlement.accepted(envelope, Delivery.dropped(Settlement.reason(failure, queue.isClosed())));
        }
    }

    /** Ends the try when {@code send} has returned: why the producer did not take the record; null if it did. */
    @Nullable
    Exception end() {
        handedOver = true;
        return failedAtOnce;
    }
}
