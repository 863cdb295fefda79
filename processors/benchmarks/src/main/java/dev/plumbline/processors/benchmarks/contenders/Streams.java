package dev.plumbline.processors.benchmarks.contenders;

import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;

/** What the contenders on Kafka Streams share. */
final class Streams {
    private Streams() {}

    /** The settings of the pipeline, for a topology that is not ours: exactly-once, the same consumer and producer. */
    static Properties settings(Feed feed, String application, long cacheBytes) {
        Properties settings = new Properties();
        // Of this run alone: offsets that an earlier run of the session has committed outlive its topics.
        settings.put(
                StreamsConfig.APPLICATION_ID_CONFIG,
                application + "-" + feed.directory().getFileName());
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, feed.address());
        settings.put(StreamsConfig.STATE_DIR_CONFIG, feed.directory().toString());
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, feed.threads());
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, feed.commit().toMillis());
        settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, cacheBytes);
        settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, 1);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 2_000);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 5);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        return settings;
    }

    /** Bytes that the producers have sent to internal topics, by their names without the application's. */
    static Map<String, Double> traffic(KafkaStreams streams, String application) {
        Map<String, Double> bytes = new TreeMap<>();
        streams.metrics().forEach((name, metric) -> {
            String topic = name.tags().getOrDefault("topic", "");
            if (name.group().equals("producer-topic-metrics")
                    && name.name().equals("byte-total")
                    && topic.startsWith(application + "-")) {
                bytes.merge(topic.substring(application.length() + 1), (Double) metric.metricValue(), Double::sum);
            }
        });
        return bytes;
    }
}
