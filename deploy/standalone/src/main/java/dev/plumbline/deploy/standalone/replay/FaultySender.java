package dev.plumbline.deploy.standalone.replay;

import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.serde.TopicSerdes;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Sends records that a client would refuse, as a publisher that checks nothing and reports nothing would. They carry no
 * publisher id, so the ledger counts them as attempted when they arrive.
 */
final class FaultySender implements AutoCloseable {
    private final KafkaProducer<String, byte[]> producer;
    private final Serializer<LlmCall> calls;

    FaultySender(String bootstrapServers, String registryUrl) {
        Map<String, Object> config = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                2L << 20);
        this.producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
        this.calls = TopicSerdes.of(Map.of("schema.registry.url", registryUrl)).serializer(Topic.CALLS, LlmCall.class);
    }

    void send(LlmCall call) {
        send(call.getCallId(), calls.serialize(Topic.CALLS.topicName(), call));
    }

    void send(String key, byte[] value) {
        producer.send(new ProducerRecord<>(Topic.CALLS.topicName(), key, value));
    }

    /** Waits until all that was sent is acknowledged. */
    @Override
    public void close() {
        calls.close();
        producer.close();
    }
}
