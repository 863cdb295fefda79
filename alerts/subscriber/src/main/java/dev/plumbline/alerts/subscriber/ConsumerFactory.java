package dev.plumbline.alerts.subscriber;

import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Makes the Kafka consumer. */
@FunctionalInterface
public interface ConsumerFactory {
    /** The real consumer. */
    ConsumerFactory KAFKA =
            settings -> new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());

    /** Makes a consumer from Kafka's own configuration keys. */
    Consumer<byte[], byte[]> create(Map<String, Object> settings);
}
