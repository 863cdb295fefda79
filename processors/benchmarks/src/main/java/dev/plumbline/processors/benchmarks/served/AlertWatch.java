package dev.plumbline.processors.benchmarks.served;

import dev.plumbline.schemas.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Waits for committed alerts. Not thread-safe. */
final class AlertWatch implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;

    AlertWatch(String broker) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        broker,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(Topic.ALERTS.topicName()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
    }

    /** Returns when an alert that names the text has come; {@code waiting} runs now and then until it has. */
    void await(String text, Runnable waiting) {
        boolean found = false;
        while (!found) {
            waiting.run();
            for (ConsumerRecord<byte[], byte[]> alert : consumer.poll(POLL)) {
                // A name is in the record as it is; reading the rest is not needed to know that the alert is there.
                found |= new String(alert.value(), StandardCharsets.ISO_8859_1).contains(text);
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
