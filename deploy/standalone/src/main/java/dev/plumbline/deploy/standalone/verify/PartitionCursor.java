package dev.plumbline.deploy.standalone.verify;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Committed records of one partition, from its beginning to where it ended when the cursor was opened. Not thread-safe. */
final class PartitionCursor implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final TopicPartition partition;
    private final Queue<ConsumerRecord<byte[], byte[]>> fetched = new ArrayDeque<>();
    private final long beginning;
    private final long end;

    PartitionCursor(String bootstrapServers, TopicPartition partition) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "isolation.level",
                "read_committed",
                "max.poll.records",
                5_000,
                "default.api.timeout.ms",
                20_000);
        this.consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.partition = partition;
        consumer.assign(List.of(partition));
        beginning = consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
        end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        consumer.seek(partition, beginning);
    }

    /** The next record without taking it; null at the end. */
    @Nullable
    ConsumerRecord<byte[], byte[]> peek() {
        while (fetched.isEmpty() && consumer.position(partition) < end) {
            consumer.poll(POLL).forEach(record -> {
                if (record.offset() < end) {
                    fetched.add(record);
                }
            });
        }
        return fetched.peek();
    }

    /** Takes what {@link #peek} answered. */
    void take() {
        fetched.remove();
    }

    /** The oldest offset that is still there. */
    long beginning() {
        return beginning;
    }

    /** Where the partition ended. */
    long end() {
        return end;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
