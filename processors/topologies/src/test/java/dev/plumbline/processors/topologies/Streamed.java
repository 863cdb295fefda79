package dev.plumbline.processors.topologies;

import dev.plumbline.processors.dedup.Salt;
import dev.plumbline.processors.pricing.PriceBook;
import dev.plumbline.processors.topologies.alerting.Rules;
import dev.plumbline.processors.topologies.intake.IntakePhase;
import dev.plumbline.processors.topologies.intake.IntakeSettings;
import dev.plumbline.processors.topologies.ledger.LedgerKey;
import dev.plumbline.processors.topologies.rollup.RollupSettings;
import dev.plumbline.processors.topologies.running.PipelineConfig;
import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.records.CallScore;
import dev.plumbline.schemas.records.ChangeEvent;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.registry.SchemaRegistry;
import dev.plumbline.schemas.registry.memory.InMemorySchemaRegistry;
import dev.plumbline.schemas.serde.RecordEncoder;
import dev.plumbline.schemas.serde.TopicSerdes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;

/**
 * The whole topology under the test driver, with one partition, and the words to feed and read it. The driver commits
 * after every record.
 */
public final class Streamed implements AutoCloseable {
    public static final Instant ARRIVAL = Instant.parse("2026-11-20T12:00:00Z");

    final SchemaRegistry registry;
    final TopologyTestDriver driver;
    private final Path stateDir;
    private final SentCalls sentCalls = new SentCalls();
    private final Map<Topic, TestInputTopic<String, byte[]>> inputs = new TreeMap<>();
    private final RecordEncoder<LlmCall> callEncoder;
    private final RecordEncoder<CallScore> scoreEncoder;

    /** A first start on an empty directory. */
    public Streamed(Path stateDir, Rules rules) {
        this(stateDir, rules, new InMemorySchemaRegistry());
    }

    /** A start on what is in the directory, with the registry that knows its schemas. */
    public Streamed(Path stateDir, Rules rules, SchemaRegistry registry) {
        this(stateDir, settings(rules, registry));
    }

    /** A start with any settings. */
    Streamed(Path stateDir, TopologySettings settings) {
        this.stateDir = stateDir;
        this.registry = settings.registry();
        callEncoder = RecordEncoder.of(Topic.CALLS, LlmCall.class, registry);
        scoreEncoder = RecordEncoder.of(Topic.SCORES, CallScore.class, registry);
        Properties streams = PipelineConfig.withDefaults("unused:1", stateDir).streams();
        // The driver has no changelogs and no transactions: exactly-once would take kept stores for corrupted ones.
        streams.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
        driver = new TopologyTestDriver(
                PlumblineTopology.build(settings.withCalls(partition -> sentCalls), streams), streams, ARRIVAL);
    }

    static TopologySettings settings(Rules rules, SchemaRegistry registry) {
        return new TopologySettings(
                IntakeSettings.withDefaults(new Salt(1, 2)),
                RollupSettings.DEFAULT.withPartitions(1),
                rules,
                PriceBook.bundled(),
                registry,
                TopicSerdes.of(registry));
    }

    /** The registry. */
    public SchemaRegistry registry() {
        return registry;
    }

    /** Sends a call that arrives at {@code arrival}. */
    public void call(LlmCall call, Instant arrival) {
        send(Topic.CALLS, encoded(call), publisher("test-1"), arrival);
    }

    /** Sends a score that arrives at {@code arrival}. */
    public void score(CallScore score, Instant arrival) {
        send(Topic.SCORES, scoreEncoder.encode(score), publisher("test-1"), arrival);
    }

    /** Sends a change event that arrives at {@code arrival}. */
    public void change(ChangeEvent change, Instant arrival) {
        byte[] value =
                RecordEncoder.of(Topic.CHANGES, ChangeEvent.class, registry).encode(change);
        send(Topic.CHANGES, value, new RecordHeaders(), arrival);
    }

    /** Sends any bytes to the calls topic. */
    public void bytes(byte[] value, Instant arrival) {
        send(Topic.CALLS, value, publisher("test-1"), arrival);
    }

    /** Sends any bytes with any headers. */
    public void send(Topic topic, byte[] value, Headers headers, Instant arrival) {
        if (topic == Topic.CALLS) {
            sentCalls.add(value, headers, arrival);
        }
        inputs.computeIfAbsent(
                        topic,
                        unused -> driver.createInputTopic(
                                topic.topicName(), new StringSerializer(), new ByteArraySerializer()))
                .pipeInput(new TestRecord<>("key", value, headers, arrival));
    }

    byte[] encoded(LlmCall call) {
        return callEncoder.encode(call);
    }

    /** Headers of a record by that publisher. */
    public static Headers publisher(String id) {
        return new RecordHeaders().add(Topic.PUBLISHER_HEADER, id.getBytes(StandardCharsets.UTF_8));
    }

    /** What came out on a topic since the last read. */
    public <T extends SpecificRecord> List<T> read(Topic topic, Class<T> type) {
        return driver.createOutputTopic(
                        topic.topicName(),
                        new StringDeserializer(),
                        TopicSerdes.of(registry).deserializer(topic, type))
                .readValuesToList();
    }

    /** What came out on a topic since the last read, as it is on the wire. */
    List<TestRecord<String, byte[]>> wire(Topic topic) {
        return driver.createOutputTopic(topic.topicName(), new StringDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    /** The ledger as {@code stream column reason} to count. */
    public Map<String, Long> ledger() {
        Map<String, Long> ledger = new TreeMap<>();
        KeyValueStore<Bytes, Long> store = driver.getKeyValueStore(IntakePhase.LEDGER);
        try (var all = store.all()) {
            all.forEachRemaining(entry -> {
                LedgerKey key = LedgerKey.fromBytes(entry.key.get());
                String line = (key.stream() + " " + key.column().code() + " " + key.reason()).trim();
                if (key.column().isOfRecords()) {
                    ledger.merge(line, entry.value, Long::sum);
                }
            });
        }
        return ledger;
    }

    /** Stops and keeps the stores for a next start. The driver itself would delete its directory, so it is left as it is. */
    public void stop() {
        driver.getAllStateStores().values().forEach(StateStore::close);
    }

    /** Stops and deletes everything. */
    @Override
    public void close() {
        driver.close();
        try {
            Utils.delete(stateDir.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
