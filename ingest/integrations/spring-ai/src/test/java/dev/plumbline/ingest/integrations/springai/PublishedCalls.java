package dev.plumbline.ingest.integrations.springai;

import dev.plumbline.ingest.client.ClientConfig;
import dev.plumbline.ingest.client.Plumbline;
import dev.plumbline.ingest.client.PlumblineClient;
import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.registry.memory.InMemorySchemaRegistry;
import dev.plumbline.schemas.serde.RecordDecoder;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A real client before Kafka's own mock producer, and what it has published. */
final class PublishedCalls implements AutoCloseable {
    private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
    private final MockProducer<byte[], byte[]> kafka =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());

    final PlumblineClient client = Plumbline.client(ClientConfig.builder()
            .bootstrapServers("127.0.0.1:1")
            .schemaRegistry(registry)
            .tenant("acme")
            .app("shop")
            .producerFactory(settings -> kafka)
            .build());

    /** Sends what waits and reads it back; the client is closed then. */
    List<LlmCall> all() {
        client.close();
        RecordDecoder<LlmCall> decoder = RecordDecoder.of(Topic.CALLS, LlmCall.class, registry);
        return kafka.history().stream()
                .filter(sent -> sent.topic().equals(Topic.CALLS.topicName()))
                .map(sent -> decoder.decode(sent.value(), sent.headers(), null))
                .toList();
    }

    LlmCall only() {
        List<LlmCall> calls = all();
        if (calls.size() != 1) {
            throw new AssertionError("one call was expected, but there are " + calls);
        }
        return calls.get(0);
    }

    @Override
    public void close() {
        client.close();
    }
}
