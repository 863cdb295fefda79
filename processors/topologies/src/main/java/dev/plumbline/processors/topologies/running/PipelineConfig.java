package dev.plumbline.processors.topologies.running;

import dev.plumbline.processors.topologies.batches.CallPacking;
import dev.plumbline.processors.topologies.commit.CommitPace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * How the topology runs.
 *
 * @param bootstrapServers the brokers
 * @param applicationId names the consumer group, the internal topics and the transactions
 * @param stateDir where stores lie; one instance only
 * @param threads stream threads
 * @param commitInterval time between commits while records are fresh, and so the freshness of every total
 * @param replicationFactor of internal topics
 * @param memoryBytes RocksDB memory of the whole process
 * @param overrides further Kafka Streams settings, which come last; those that would break exactness are refused
 */
public record PipelineConfig(
        String bootstrapServers,
        String applicationId,
        Path stateDir,
        int threads,
        Duration commitInterval,
        int replicationFactor,
        long memoryBytes,
        Map<String, String> overrides) {
    private static final long LONGEST_COMMIT_MILLIS = 10_000;
    /** While there is a backlog, in which nothing is fresh anyway. */
    private static final long BACKLOG_COMMIT_MILLIS = 5_000;

    /** So long may the registry be silent, and the transaction open, before the task starts over. */
    private static final int TRANSACTION_MILLIS = 60_000;

    /** Each may stand for {@link CallPacking#MOST_RECORDS} calls, or be a packet of 32 KB. */
    private static final int BUFFERED_RECORDS = 100;

    private static final int LARGEST_RECORD_BYTES = 8 << 20;

    /** A commit sends thousands of records at once, and compressing takes the same buffers for few as for many. */
    private static final int BATCH_BYTES = 128 << 10;

    private static final long CACHE_BYTES = 1L << 20;
    private static final long LEAST_CACHE_BYTES = 64L << 10;

    /** Checks all values; reports all violations at once. */
    public PipelineConfig {
        overrides = Map.copyOf(overrides);
        List<String> violations = new ArrayList<>();
        if (threads < 1) {
            violations.add("threads must be at least 1, was " + threads);
        }
        if (commitInterval.toMillis() < 1) {
            violations.add("commitInterval must be at least 1 ms, was " + commitInterval);
        }
        if (commitInterval.toMillis() > LONGEST_COMMIT_MILLIS) {
            violations.add("commitInterval must be at most " + LONGEST_COMMIT_MILLIS + " ms, was " + commitInterval);
        }
        if (replicationFactor < 1) {
            violations.add("replicationFactor must be at least 1, was " + replicationFactor);
        }
        checkCache(overrides, violations);
        checkGuarantee(overrides, violations);
        if (!violations.isEmpty()) {
            throw new IllegalArgumentException("pipeline: " + String.join("; ", violations));
        }
    }

    private static void checkCache(Map<String, String> overrides, List<String> violations) {
        String bytes = overrides.getOrDefault(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, "" + CACHE_BYTES);
        if (!bytes.strip().matches("\\d{1,18}") || Long.parseLong(bytes.strip()) < LEAST_CACHE_BYTES) {
            violations.add(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG + " must be at least " + LEAST_CACHE_BYTES
                    + ", was " + bytes + ": the cache holds the commit markers back, and without it every record would"
                    + " be drained by itself");
        }
    }

    /** Ids are stored ahead of the totals they were counted in: only one transaction for both loses nothing. */
    private static void checkGuarantee(Map<String, String> overrides, List<String> violations) {
        String guarantee =
                overrides.getOrDefault(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        if (!guarantee.equals(StreamsConfig.EXACTLY_ONCE_V2)) {
            violations.add(StreamsConfig.PROCESSING_GUARANTEE_CONFIG + " must be " + StreamsConfig.EXACTLY_ONCE_V2
                    + ", was " + guarantee);
        }
    }

    /** Two threads, a commit every 200 ms, one replica, 96 MB for RocksDB. */
    public static PipelineConfig withDefaults(String bootstrapServers, Path stateDir) {
        return new PipelineConfig(
                bootstrapServers, "plumbline", stateDir, 2, Duration.ofMillis(200), 1, 96L << 20, Map.of());
    }

    /** The Kafka Streams settings that follow. */
    public Properties streams() {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(CommitPace.INTERVAL, commitInterval.toMillis());
        settings.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, Math.max(commitInterval.toMillis(), BACKLOG_COMMIT_MILLIS));
        settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, CACHE_BYTES);
        settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, replicationFactor);
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
        settings.put(BoundedRocksDb.MEMORY_BYTES, memoryBytes);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 10_000);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 1_000);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 2_000);
        settings.put(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG),
                CallPacking.class.getName());
        settings.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, BUFFERED_RECORDS);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), LARGEST_RECORD_BYTES);
        settings.put(StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG), LARGEST_RECORD_BYTES);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), TRANSACTION_MILLIS);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 5);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), BATCH_BYTES);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        overrides.forEach(settings::put);
        return settings;
    }
}
