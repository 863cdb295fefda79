package dev.plumbline.ingest.client;

import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.records.CallScore;
import dev.plumbline.schemas.records.ChangeEvent;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.PublisherReport;
import dev.plumbline.schemas.registry.memory.InMemorySchemaRegistry;
import dev.plumbline.schemas.serde.RecordDecoder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Kafka's own mock producer and a registry in memory, as a client sees them. */
final class FakeKafka extends MockProducer<byte[], byte[]> {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    final InMemorySchemaRegistry registry;
    private final List<Callback> unanswered = new CopyOnWriteArrayList<>();

    /** The topic whose leader takes records and does not answer. */
    volatile Topic stuck;

    /** What send answers at once, on the calling thread, in place of taking the record. */
    volatile RuntimeException refusal;

    private FakeKafka(boolean answersAtOnce, InMemorySchemaRegistry registry) {
        super(answersAtOnce, null, new ByteArraySerializer(), new ByteArraySerializer());
        this.registry = registry;
    }

    /** Acknowledges each record while it is sent. */
    static FakeKafka answering() {
        return new FakeKafka(true, new InMemorySchemaRegistry());
    }

    /** Takes records and stays silent until told what to answer. */
    static FakeKafka silent() {
        return new FakeKafka(false, new InMemorySchemaRegistry());
    }

    /** Another producer beside this one, which acknowledges each record. */
    FakeKafka another() {
        return new FakeKafka(true, registry);
    }

    @Override
    public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, Callback callback) {
        RuntimeException failure = refusal;
        if (failure != null) {
            callback.onCompletion(null, failure);
            return null;
        }
        if (stuck != null && record.topic().equals(stuck.topicName())) {
            unanswered.add(callback);
            return null;
        }
        return super.send(record, callback);
    }

    @Override
    public void close(Duration timeout) {
        super.close(timeout);
        unanswered.forEach(callback -> callback.onCompletion(null, new KafkaException("closed by force")));
        unanswered.clear();
    }

    ClientConfigBuilder config() {
        return ClientConfig.builder()
                .bootstrapServers("127.0.0.1:1")
                .schemaRegistry(registry)
                .tenant("acme")
                .app("shop")
                .environment("production")
                .release("4.2")
                .deliveryTimeout(Duration.ofSeconds(60))
                .producerFactory(settings -> this)
                .clock(Clock.fixed(NOW, ZoneOffset.UTC));
    }

    PlumblineClient client() {
        return Plumbline.client(config().build());
    }

    List<ProducerRecord<byte[], byte[]>> sent(Topic topic) {
        return history().stream()
                .filter(record -> record.topic().equals(topic.topicName()))
                .toList();
    }

    List<LlmCall> calls() {
        return values(Topic.CALLS, LlmCall.class);
    }

    List<CallScore> scores() {
        return values(Topic.SCORES, CallScore.class);
    }

    List<ChangeEvent> changes() {
        return values(Topic.CHANGES, ChangeEvent.class);
    }

    List<PublisherReport> reports() {
        return values(Topic.PUBLISHERS, PublisherReport.class);
    }

    private <T extends SpecificRecord> List<T> values(Topic topic, Class<T> type) {
        RecordDecoder<T> decoder = RecordDecoder.of(topic, type, registry);
        return sent(topic).stream()
                .map(record -> decoder.decode(record.value(), record.headers(), null))
                .toList();
    }
}
