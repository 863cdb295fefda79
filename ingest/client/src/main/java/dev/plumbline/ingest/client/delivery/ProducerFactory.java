package dev.plumbline.ingest.client.delivery;

import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Makes the Kafka producer. Called on the sender thread, again after a failure, so that Kafka may start later. */
@FunctionalInterface
public interface ProducerFactory {
    /** The real producer. */
    ProducerFactory KAFKA =
            settings -> new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());

    /**
     * Makes a producer.
     *
     * @param settings Kafka's own configuration keys
     * @throws RuntimeException if it cannot be made now; it is tried again
     */
    Producer<byte[], byte[]> create(Map<String, Object> settings);
}
