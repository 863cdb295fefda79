package dev.plumbline.processors.topologies.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.records.Alert;
import dev.plumbline.schemas.records.AlertState;
import dev.plumbline.schemas.records.Rollup;
import dev.plumbline.schemas.serde.RecordDecoder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.processor.api.ProcessorWrapper;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Kills the process five times at random moments while it works through a backlog, and holds what is left against plain
 * sums. The same with faults planted, at-least-once, packets that are merged twice, drains that are passed over, where the
 * sums must not come out: a test that could not tell would prove nothing.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExactlyOnceIT {
    private static final int CALLS = 80_000;
    private static final int KILLS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(240);

    private final Instant end = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final History history = new History(CALLS, end);
    private final Random random = new Random();
    private Path directory;
    private TestBroker broker;
    private Admin admin;

    @BeforeAll
    void fillTheTopic(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path temporary) throws Exception {
        directory = temporary;
        broker = TestBroker.start(directory);
        admin = Admin.create(Map.of("bootstrap.servers", broker.address()));
        history.send(broker.address());
    }

    @AfterAll
    void stop() {
        admin.close();
        broker.close();
    }

    @Test
    void shouldBeExactHoweverOftenItIsKilled() throws Exception {
        Snapshot left = leftAfterKills("exactly-once", "exactly_once_v2", Duration.ofMillis(200));
        assertThat(left.ledger()).isEqualTo(history.ledger());
        assertThat(left.totals()).isEqualTo(history.totals);
        assertThatAlertsCameOnce(left);
        assertThatRollupsSayWhatIsStored(left);
    }

    @Test
    void shouldNoticeWhenItIsNotExactlyOnce() throws Exception {
        List<Snapshot> tries = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Snapshot left = leftAfterKills("at-least-once-" + i, "at_least_once", Duration.ofMillis(500));
            if (!left.ledger().equals(history.ledger()) || !left.totals().equals(history.totals)) {
                return;
            }
            tries.add(left);
        }
        assertThat(tries)
                .as("tries with at-least-once in which nothing differed")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(classes = {PlantedFaults.DoubleCount.class, PlantedFaults.SkippedDrain.class})
    void shouldNoticeAPlantedFault(Class<? extends ProcessorWrapper> fault) throws Exception {
        String application = fault.getSimpleName();
        KilledPipeline pipeline = new KilledPipeline(
                broker.address(),
                directory.resolve(application),
                application,
                "exactly_once_v2",
                Duration.ofMillis(200));
        try (KafkaStreams streams = pipeline.start(fault)) {
            await().atMost(PATIENCE).until(() -> committed(application) >= history.records());
            Snapshot left = unchanging(streams);
            assertThat(left.totals()).isNotEqualTo(history.totals);
        }
    }

    private Snapshot leftAfterKills(String application, String guarantee, Duration commit) throws Exception {
        KilledPipeline pipeline =
                new KilledPipeline(broker.address(), directory.resolve(application), application, guarantee, commit);
        for (int kill = 1; kill <= KILLS; kill++) {
            Process process = pipeline.fork();
            try {
                // In the first half: what is left then may take no longer than one commit.
                long some = (long) history.records() * kill / (2 * KILLS + 2);
                await().atMost(PATIENCE)
                        .pollInterval(Duration.ofMillis(10))
                        .failFast("it ended by itself", () -> !process.isAlive())
                        .until(() -> committed(application) >= some);
                assertThat(process.waitFor(random.nextInt((int) commit.toMillis()), TimeUnit.MILLISECONDS))
                        .isFalse();
            } catch (ConditionTimeoutException | TerminalFailureException e) {
                throw new AssertionError(pipeline.endOfLog(), e);
            } finally {
                process.destroyForcibly().waitFor();
            }
            assertThat(committed(application)).as("killed in the middle").isLessThan(history.records());
        }
        try (KafkaStreams streams = pipeline.start()) {
            return settled(streams);
        }
    }

    /** Waits until every record is in the ledger, and for a second nothing has changed. */
    private Snapshot settled(KafkaStreams streams) {
        AtomicReference<Snapshot> last = new AtomicReference<>(new Snapshot(Map.of(), Map.of()));
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptionsInstanceOf(InvalidStateStoreException.class)
                .untilAsserted(() -> {
                    last.set(Snapshot.of(streams));
                    assertThat(last.get().records())
                            .as(() -> "records in the ledger " + last.get().ledger())
                            .isGreaterThanOrEqualTo(history.records());
                });
        return unchanging(streams);
    }

    private static Snapshot unchanging(KafkaStreams streams) {
        AtomicReference<Snapshot> last = new AtomicReference<>(new Snapshot(Map.of(), Map.of()));
        await().atMost(PATIENCE)
                .during(Duration.ofSeconds(1))
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptionsInstanceOf(InvalidStateStoreException.class) // while its second thread joins
                .until(() -> {
                    Snapshot before = last.getAndSet(Snapshot.of(streams));
                    return before.equals(last.get());
                });
        return last.get();
    }

    private long committed(String application) throws Exception {
        Map<TopicPartition, OffsetAndMetadata> offsets = admin.listConsumerGroupOffsets(application)
                .partitionsToOffsetAndMetadata()
                .get();
        return offsets.entrySet().stream()
                .filter(entry -> entry.getKey().topic().equals(Topic.CALLS.topicName()))
                .mapToLong(
                        entry -> entry.getValue() == null ? 0 : entry.getValue().offset())
                .sum();
    }

    private void assertThatAlertsCameOnce(Snapshot left) {
        Map<String, Long> fired = new HashMap<>();
        Map<String, Integer> transitions = new HashMap<>();
        for (Alert alert : published(Topic.ALERTS, Alert.class)) {
            transitions.merge(alert.getAlertId() + " " + alert.getSequence(), 1, Integer::sum);
            if (alert.getState() == AlertState.FIRING) {
                fired.merge(alert.getDimensions().toString(), 1L, Long::sum);
            }
        }
        Map<String, Long> expected = new HashMap<>();
        left.totals().forEach((line, nanos) -> {
            if (line.contains("{tenant=") && line.contains(" Days ") && line.endsWith(" cost")) {
                expected.merge(line.substring(0, line.indexOf('}') + 1), thresholds(nanos), Long::sum);
            }
        });
        assertThat(transitions.values()).containsOnly(1);
        assertThat(fired).isEqualTo(expected);
    }

    private static long thresholds(long nanos) {
        return KilledPipeline.BUDGET.thresholds().stream()
                .filter(percent -> nanos >= KilledPipeline.BUDGET.thresholdNanos(percent))
                .count();
    }

    /** Of an hour that has closed, the last revision on the topic is what the store has. */
    private void assertThatRollupsSayWhatIsStored(Snapshot left) {
        Map<String, Long> latest = new LinkedHashMap<>();
        for (Rollup rollup : published(Topic.ROLLUPS, Rollup.class)) {
            if (rollup.getWindowSeconds() == 3_600 && rollup.getDimensions().size() == 1) {
                String window = rollup.getDimensions() + " Hours "
                        + Instant.EPOCH.plus(rollup.getWindowStartMicros(), ChronoUnit.MICROS);
                latest.put(window + " calls", rollup.getCalls());
                latest.put(window + " cost", rollup.getCostNanos());
            }
        }
        assertThat(latest).hasSizeGreaterThanOrEqualTo(2 * 2 * 14);
        assertThat(left.totals()).containsAllEntriesOf(latest);
    }

    /** What a reader of committed records sees of a topic. */
    private <T extends SpecificRecord> List<T> published(Topic topic, Class<T> type) {
        RecordDecoder<T> decoder = RecordDecoder.of(topic, type, KilledPipeline.registry());
        List<T> values = new ArrayList<>();
        Map<String, Object> settings =
                Map.of("bootstrap.servers", broker.address(), "isolation.level", "read_committed");
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = new ArrayList<>();
            for (int i = 0; i < TestBroker.PARTITIONS; i++) {
                partitions.add(new TopicPartition(topic.topicName(), i));
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(at -> consumer.position(at.getKey()) < at.getValue())) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    values.add(decoder.decode(record.value(), record.headers(), null));
                }
            }
        }
        return values;
    }
}
