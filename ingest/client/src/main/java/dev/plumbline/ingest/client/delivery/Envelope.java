package dev.plumbline.ingest.client.delivery;

import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.avro.specific.SpecificRecord;

/** A record on its way, with what is needed to account for it. */
final class Envelope {
    private final RecordStream stream;
    private final String tenant;
    private final String key;
    private final SpecificRecord value;
    private final long weight;
    private final long enqueuedNanos;
    private final DeliveryListener listener;
    private final AtomicBoolean settled = new AtomicBoolean();

    Envelope(
            RecordStream stream,
            String tenant,
            String key,
            SpecificRecord value,
            long weight,
            long enqueuedNanos,
            DeliveryListener listener) {
        this.stream = stream;
        this.tenant = tenant;
        this.key = key;
        this.value = value;
        this.weight = weight;
        this.enqueuedNanos = enqueuedNanos;
        this.listener = listener;
    }

    RecordStream stream() {
        return stream;
    }

    String tenant() {
        return tenant;
    }

    String key() {
        return key;
    }

    SpecificRecord value() {
        return value;
    }

    /** Bytes of the budget that the record takes. */
    long weight() {
        return weight;
    }

    /** {@link System#nanoTime()} at which it was handed over. */
    long enqueuedNanos() {
        return enqueuedNanos;
    }

    DeliveryListener listener() {
        return listener;
    }

    /** True for the first caller only, so that nothing is counted twice. */
    boolean settleOnce() {
        return settled.compareAndSet(false, true);
    }
}
