package dev.plumbline.processors.topologies;

import dev.plumbline.processors.budgets.BudgetRule;
import dev.plumbline.processors.dedup.Salt;
import dev.plumbline.processors.pricing.PriceBook;
import dev.plumbline.processors.topologies.alerting.DriftRule;
import dev.plumbline.processors.topologies.alerting.Rules;
import dev.plumbline.processors.topologies.intake.IntakePhase;
import dev.plumbline.processors.topologies.intake.IntakeSettings;
import dev.plumbline.processors.topologies.ledger.LedgerKey;
import dev.plumbline.processors.topologies.rollup.RollupSettings;
import dev.plumbline.processors.topologies.running.PipelineConfig;
import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.records.CallScore;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.registry.memory.InMemorySchemaRegistry;
import dev.plumbline.schemas.serde.RecordEncoder;
import dev.plumbline.schemas.serde.TopicSerdes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;

/** The whole topology under the test driver, with one partition, and the words to feed and read it. */
final class Streamed implements AutoCloseable {
    static final Instant ARRIVAL = Instant.parse("2026-11-20T12:00:00Z");

    final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
    final TopologyTestDriver driver;
    private final TestInputTopic<String, byte[]> calls;
    private final TestInputTopic<String, byte[]> scores;
    private final RecordEncoder<LlmCall> callEncoder = RecordEncoder.of(Topic.CALLS, LlmCall.class, registry);
    private final RecordEncoder<CallScore> scoreEncoder = RecordEncoder.of(Topic.SCORES, CallScore.class, registry);

    Streamed(Path stateDir, Rules rules) {
        TopologySettings settings = new TopologySettings(
                IntakeSettings.withDefaults(new Salt(1, 2)),
                RollupSettings.DEFAULT.withPartitions(1),
                rules,
                PriceBook.bundled(),
                registry,
                TopicSerdes.of(registry));
        Properties streams = PipelineConfig.withDefaults("unused:1", stateDir).streams();
        driver = new TopologyTestDriver(PlumblineTopology.build(settings, streams), streams, ARRIVAL);
        calls = input(Topic.CALLS);
        scores = input(Topic.SCORES);
    }

    static Rules rules(List<BudgetRule> budgets, List<DriftRule> drifts) {
        return new Rules(budgets, drifts);
    }

    private TestInputTopic<String, byte[]> input(Topic topic) {
        return driver.createInputTopic(topic.topicName(), new StringSerializer(), new ByteArraySerializer());
    }

    /** Sends a call that arrives at {@code arrival}. */
    void call(LlmCall call, Instant arrival) {
        bytes(callEncoder.encode(call), arrival);
    }

    void score(CallScore score, Instant arrival) {
        scores.pipeInput(new TestRecord<>(score.getCallId(), scoreEncoder.encode(score), headers(), arrival));
    }

    /** Sends any bytes to the calls topic. */
    void bytes(byte[] value, Instant arrival) {
        calls.pipeInput(new TestRecord<>("key", value, headers(), arrival));
    }

    byte[] encoded(LlmCall call) {
        return callEncoder.encode(call);
    }

    private static RecordHeaders headers() {
        RecordHeaders headers = new RecordHeaders();
        headers.add(Topic.PUBLISHER_HEADER, "test-1".getBytes(StandardCharsets.US_ASCII));
        return headers;
    }

    <T extends SpecificRecord> List<T> read(Topic topic, Class<T> type) {
        return driver.createOutputTopic(
                        topic.topicName(),
                        new StringDeserializer(),
                        TopicSerdes.of(registry).deserializer(topic, type))
                .readValuesToList();
    }

    /** The ledger as {@code stream column reason} to count. */
    Map<String, Long> ledger() {
        Map<String, Long> ledger = new TreeMap<>();
        KeyValueStore<Bytes, Long> store = driver.getKeyValueStore(IntakePhase.LEDGER);
        try (var all = store.all()) {
            all.forEachRemaining(entry -> {
                LedgerKey key = LedgerKey.fromBytes(entry.key.get());
                String line = (key.stream() + " " + key.column().code() + " " + key.reason()).trim();
                ledger.merge(line, entry.value, Long::sum);
            });
        }
        return ledger;
    }

    @Override
    public void close() {
        driver.close();
    }
}
