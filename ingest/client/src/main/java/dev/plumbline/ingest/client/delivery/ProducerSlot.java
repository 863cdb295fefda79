package dev.plumbline.ingest.client.delivery;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds the producer, makes it when it is first needed and again after it broke. For the sender thread only. */
final class ProducerSlot {
    private static final Logger LOG = LoggerFactory.getLogger(ProducerSlot.class);

    private final ProducerFactory factory;
    private final Map<String, Object> settings;
    private @Nullable Producer<byte[], byte[]> producer;

    ProducerSlot(ProducerFactory factory, Map<String, Object> settings) {
        this.factory = factory;
        this.settings = settings;
    }

    /**
     * The producer.
     *
     * @throws RuntimeException if it cannot be made at the moment
     */
    Producer<byte[], byte[]> get() {
        Producer<byte[], byte[]> current = producer;
        if (current == null) {
            current = factory.create(settings);
            producer = current;
        }
        return current;
    }

    /** Closes the producer; what it still holds after the given time fails. */
    void close(Duration timeout) {
        Producer<byte[], byte[]> current = producer;
        producer = null;
        if (current == null) {
            return;
        }
        try {
            current.close(timeout);
        } catch (RuntimeException e) {
            LOG.warn("The Kafka producer did not close in order", e);
        }
    }
}
