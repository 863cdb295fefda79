package dev.plumbline.processors.topologies.crash;

import dev.plumbline.processors.budgets.BudgetCalendar;
import dev.plumbline.processors.budgets.BudgetRule;
import dev.plumbline.processors.dedup.Salt;
import dev.plumbline.processors.pricing.PriceBook;
import dev.plumbline.processors.topologies.PlumblineTopology;
import dev.plumbline.processors.topologies.TopologySettings;
import dev.plumbline.processors.topologies.alerting.Rules;
import dev.plumbline.processors.topologies.intake.IntakeSettings;
import dev.plumbline.processors.topologies.rollup.RollupSettings;
import dev.plumbline.processors.topologies.running.PipelineConfig;
import dev.plumbline.processors.topologies.running.SafeStart;
import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.records.Alert;
import dev.plumbline.schemas.records.BudgetState;
import dev.plumbline.schemas.records.DeadLetter;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.PublisherReport;
import dev.plumbline.schemas.records.Rollup;
import dev.plumbline.schemas.registry.SchemaRegistry;
import dev.plumbline.schemas.registry.memory.InMemorySchemaRegistry;
import dev.plumbline.schemas.serde.RecordEncoder;
import dev.plumbline.schemas.serde.TopicSerdes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.processor.api.ProcessorWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The topology in a JVM of its own, there to be killed, or in this one, there to be looked into.
 *
 * @param address the broker
 * @param stateDir where its stores lie
 * @param application its name; another one reads everything anew
 * @param guarantee {@code exactly_once_v2}, or anything else as a planted fault
 * @param commit time between commits
 */
record KilledPipeline(String address, Path stateDir, String application, String guarantee, Duration commit) {

    /** One size for every pipeline in a process, because RocksDB's memory is shared. */
    static final long ROCKSDB_BYTES = 32L << 20;

    private static final Logger LOG = LoggerFactory.getLogger(KilledPipeline.class);
    private static final int LOG_LINES = 60;

    /** Ten dollars of each tenant's money a day. */
    static final BudgetRule BUDGET = new BudgetRule(
            "daily",
            List.of("tenant"),
            Map.of(),
            10_000_000_000L,
            BudgetCalendar.DAY,
            ZoneOffset.UTC,
            BudgetRule.DEFAULT_THRESHOLDS);

    /** Runs until it is killed. */
    public static void main(String[] args) {
        new KilledPipeline(args[0], Path.of(args[1]), args[2], args[3], Duration.parse(args[4])).start();
    }

    /** Starts it in a process of its own. */
    Process fork() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-Dplumbline.test.log=INFO",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        KilledPipeline.class.getName(),
                        address,
                        stateDir.toString(),
                        application,
                        guarantee,
                        commit.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
    }

    /** What it has said last, without its stack traces. */
    String endOfLog() {
        try (Stream<String> lines = Files.lines(log())) {
            List<String> said = lines.filter(line -> !line.startsWith("\tat ")).toList();
            return String.join("\n", said.subList(Math.max(0, said.size() - LOG_LINES), said.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path log() {
        return Path.of(stateDir + ".log");
    }

    /** Starts it in this process. */
    KafkaStreams start() {
        return start(properties());
    }

    /** Starts it in this process, with a fault in it. */
    KafkaStreams start(Class<? extends ProcessorWrapper> fault) {
        Properties properties = properties();
        properties.put(StreamsConfig.PROCESSOR_WRAPPER_CLASS_CONFIG, fault);
        return start(properties);
    }

    private static KafkaStreams start(Properties properties) {
        return SafeStart.start(() -> {
            KafkaStreams streams = new KafkaStreams(PlumblineTopology.build(settings(), properties), properties);
            streams.setUncaughtExceptionHandler(e -> {
                LOG.error("a stream thread failed and is replaced, as it would be in service", e);
                return StreamThreadExceptionResponse.REPLACE_THREAD;
            });
            return streams;
        });
    }

    private Properties properties() {
        PipelineConfig config = config(
                address,
                application,
                stateDir,
                commit,
                Map.of(
                        "consumer.session.timeout.ms",
                        "2000",
                        "consumer.heartbeat.interval.ms",
                        "300",
                        StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                        "" + commit.toMillis())); // in a backlog as well
        Properties properties = config.streams();
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, guarantee);
        return properties;
    }

    /** For a pipeline as it is shipped, with its state beside the broker's. */
    static PipelineConfig config(TestBroker broker, Path directory) {
        return config(broker.address(), "plumbline", directory.resolve("state"), Duration.ofMillis(200), Map.of());
    }

    private static PipelineConfig config(
            String address, String application, Path stateDir, Duration commit, Map<String, String> overrides) {
        return new PipelineConfig(address, application, stateDir, 2, commit, 1, ROCKSDB_BYTES, overrides);
    }

    static TopologySettings settings() {
        SchemaRegistry registry = registry();
        return new TopologySettings(
                IntakeSettings.withDefaults(new Salt(1, 2)),
                RollupSettings.DEFAULT.withPartitions(TestBroker.PARTITIONS),
                new Rules(List.of(BUDGET), List.of()),
                PriceBook.bundled(),
                registry,
                TopicSerdes.of(registry));
    }

    /** A registry that gives every schema the same id in every process. */
    static SchemaRegistry registry() {
        InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
        RecordEncoder.of(Topic.CALLS, LlmCall.class, registry).schemaId();
        RecordEncoder.of(Topic.ROLLUPS, Rollup.class, registry).schemaId();
        RecordEncoder.of(Topic.BUDGETS, BudgetState.class, registry).schemaId();
        RecordEncoder.of(Topic.ALERTS, Alert.class, registry).schemaId();
        RecordEncoder.of(Topic.DEAD_LETTERS, DeadLetter.class, registry).schemaId();
        RecordEncoder.of(Topic.PUBLISHERS, PublisherReport.class, registry).schemaId();
        return registry;
    }
}
