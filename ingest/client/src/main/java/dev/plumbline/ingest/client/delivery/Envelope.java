package dev.plumbline.ingest.client.delivery;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.apache.avro.specific.SpecificRecord;

/** A record on its way, with what is needed to account for it. */
final class Envelope {
    // One object less for each record than an AtomicBoolean would be.
    private static final AtomicIntegerFieldUpdater<Envelope> SETTLED =
            AtomicIntegerFieldUpdater.newUpdater(Envelope.class, "settled");

    private final RecordStream stream;
    private final String tenant;
    private final String key;
    private final SpecificRecord value;
    private final long weight;
    private final long enqueuedNanos;
    private final DeliveryListener listener;
    private volatile int settled;

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
        return SETTLED.compareAndSet(this, 0, 1);
    }
}
