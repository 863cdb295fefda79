package dev.plumbline.processors.topologies.running;

import dev.plumbline.processors.topologies.revision.CallLog;
import dev.plumbline.schemas.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Calls on a broker, committed ones only, as the intake saw them. */
final class KafkaCallLog implements CallLog {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final byte[] NO_VALUE = {};

    private final TopicPartition partition;
    private final KafkaConsumer<byte[], byte[]> consumer;

    private KafkaCallLog(Map<String, Object> settings, int partition) {
        this.partition = new TopicPartition(Topic.CALLS.topicName(), partition);
        this.consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.assign(List.of(this.partition));
    }

    static Factory factory(PipelineConfig config) {
        Map<String, Object> settings = new HashMap<>();
        config.overrides().forEach((key, value) -> {
            if (key.startsWith("security.") || key.startsWith("sasl.") || key.startsWith("ssl.")) {
                settings.put(key, value);
            }
        });
        settings.put("bootstrap.servers", config.bootstrapServers());
        settings.put("client.id", config.applicationId() + "-revisions");
        settings.put("isolation.level", "read_committed");
        settings.put("enable.auto.commit", "false");
        settings.put("auto.offset.reset", "earliest");
        settings.put("max.poll.records", "5000");
        return partition -> new KafkaCallLog(settings, partition);
    }

    @Override
    public Slice read(long from, long to, int most) {
        consumer.seek(partition, from);
        List<Entry> entries = new ArrayList<>();
        long next = from;
        while (next < to && entries.size() < most) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (record.offset() < to && entries.size() < most) {
                    entries.add(entry(record));
                }
            }
            boolean full = entries.size() == most;
            long reached = full ? entries.get(most - 1).offset() + 1 : Math.min(to, consumer.position(partition));
            if (reached == next) {
                break;
            }
            next = reached;
        }
        return new Slice(entries, next);
    }

    private static Entry entry(ConsumerRecord<byte[], byte[]> record) {
        byte[] value = record.value() == null ? NO_VALUE : record.value();
        return new Entry(record.offset(), record.timestamp() * 1_000, record.headers(), value);
    }

    @Override
    public long offsetAt(long appendMicros) {
        OffsetAndTimestamp found = consumer.offsetsForTimes(Map.of(partition, Math.max(0, appendMicros / 1_000)))
                .get(partition);
        return found == null ? consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L) : found.offset();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
