package dev.plumbline.deploy.standalone.prices;

import dev.plumbline.processors.pricing.catalog.PriceList;
import dev.plumbline.processors.pricing.catalog.PriceListWriter;
import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.records.PriceChange;
import dev.plumbline.schemas.registry.HttpSchemaRegistry;
import dev.plumbline.schemas.registry.RegistryConfig;
import dev.plumbline.schemas.registry.SchemaRegistry;
import dev.plumbline.schemas.serde.DecodeException;
import dev.plumbline.schemas.serde.RecordDecoder;
import dev.plumbline.schemas.serde.RecordEncoder;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Reads and writes price changes. A change is written to every partition in one transaction, so that either each part of
 * the intake gets it or none does. Every call opens and closes its own connection; failures are Kafka's exceptions.
 */
public final class PriceTopic {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int TIMEOUT_MILLIS = 20_000;

    private final String bootstrapServers;
    private final SchemaRegistry registry;

    /** On that cluster, with the schemas in that registry. */
    public PriceTopic(String bootstrapServers, String registryUrl) {
        this.bootstrapServers = bootstrapServers;
        this.registry = new HttpSchemaRegistry(RegistryConfig.of(registryUrl));
    }

    /** All changes, each once, oldest version first; those that cannot be read are left out. */
    public List<PriceChange> changes() {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", bootstrapServers,
                "isolation.level", "read_committed",
                "default.api.timeout.ms", TIMEOUT_MILLIS);
        Map<String, PriceChange> changes = new LinkedHashMap<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topic.PRICES.topicName()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            RecordDecoder<PriceChange> decoder = RecordDecoder.of(Topic.PRICES, PriceChange.class, registry);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(record -> add(record, decoder, changes));
            }
        }
        return changes.values().stream()
                .sorted(Comparator.comparingLong(PriceChange::getVersion).thenComparing(PriceChange::getChangeId))
                .toList();
    }

    private static void add(
            ConsumerRecord<String, byte[]> record,
            RecordDecoder<PriceChange> decoder,
            Map<String, PriceChange> changes) {
        if (record.value() == null) {
            return;
        }
        try {
            PriceChange change = decoder.decode(record.value(), record.headers(), null);
            changes.putIfAbsent(change.getChangeId(), change);
        } catch (DecodeException notAChange) {
            // The pipeline passes over it as well.
        }
    }

    /** The record of a list that was made to be laid over the prices in force. */
    public static PriceChange change(PriceList overlay, long versionMicros, String author, String note) {
        return PriceChange.newBuilder()
                .setChangeId(overlay.version() + "-" + versionMicros)
                .setVersion(versionMicros)
                .setName(overlay.version())
                .setLines(PriceListWriter.write(overlay))
                .setAuthor(author)
                .setNote(note)
                .build();
    }

    /** Publishes a change; when this returns, every partition has it. */
    public void publish(PriceChange change) {
        byte[] value =
                RecordEncoder.of(Topic.PRICES, PriceChange.class, registry).encode(change);
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "transactional.id",
                "plumbline-prices-" + change.getChangeId(),
                "compression.type",
                "gzip",
                "acks",
                "all",
                "max.block.ms",
                TIMEOUT_MILLIS,
                "max.request.size",
                8 << 20);
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            for (PartitionInfo partition : producer.partitionsFor(Topic.PRICES.topicName())) {
                producer.send(new ProducerRecord<>(
                        Topic.PRICES.topicName(), partition.partition(), change.getChangeId(), value));
            }
            producer.commitTransaction();
        }
    }
}
