package dev.plumbline.processors.topologies.batches;

import dev.plumbline.schemas.Topic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;

/**
 * Packs runs of call records of one partition into one record each. Instantiated by the consumer.
 *
 * <p>A packed record has the offset and the timestamp of its first: the offset, because Kafka Streams commits the offset of
 * the next record that it has not processed; the timestamp, because it takes the partition with the oldest record first, and
 * a score must not overtake its call. Calls may overtake scores by as much as a pack spans, which is why it spans little.
 */
public final class CallPacking implements ConsumerInterceptor<byte[], byte[]> {
    /** Most records in one. */
    public static final int MOST_RECORDS = 64;

    /** From the first append time to the last. */
    static final long LONGEST_MILLIS = 100;

    private static final int MOST_BYTES = 256 << 10;

    @Override
    public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> packed = new LinkedHashMap<>();
        for (TopicPartition partition : records.partitions()) {
            List<ConsumerRecord<byte[], byte[]>> single = records.records(partition);
            packed.put(partition, partition.topic().equals(Topic.CALLS.topicName()) ? pack(single) : single);
        }
        return new ConsumerRecords<>(packed, records.nextOffsets());
    }

    private static List<ConsumerRecord<byte[], byte[]>> pack(List<ConsumerRecord<byte[], byte[]>> records) {
        List<ConsumerRecord<byte[], byte[]>> packed = new ArrayList<>(records.size() / MOST_RECORDS + 1);
        int from = 0;
        while (from < records.size()) {
            int to = end(records, from);
            packed.add(to - from == 1 ? records.get(from) : one(List.copyOf(records.subList(from, to))));
            from = to;
        }
        return packed;
    }

    /** Index behind the last record that goes with the one at {@code from}. */
    private static int end(List<ConsumerRecord<byte[], byte[]>> records, int from) {
        long first = records.get(from).timestamp();
        int end = Math.min(records.size(), from + MOST_RECORDS);
        long bytes = 0;
        for (int i = from; i < end; i++) {
            ConsumerRecord<byte[], byte[]> record = records.get(i);
            bytes += record.serializedValueSize();
            boolean fits = bytes <= MOST_BYTES && Math.abs(record.timestamp() - first) <= LONGEST_MILLIS;
            if (i > from && !fits) {
                return i;
            }
        }
        return end;
    }

    private static ConsumerRecord<byte[], byte[]> one(List<ConsumerRecord<byte[], byte[]>> records) {
        ConsumerRecord<byte[], byte[]> first = records.get(0);
        return new ConsumerRecord<>(
                first.topic(),
                first.partition(),
                first.offset(),
                first.timestamp(),
                TimestampType.LOG_APPEND_TIME,
                first.serializedKeySize(),
                records.stream().mapToInt(ConsumerRecord::serializedValueSize).sum(),
                nothing(),
                nothing(),
                new PackedRecords(records),
                first.leaderEpoch());
    }

    /** The library's constructor does not say that key and value may be null. */
    @SuppressWarnings("NullAway")
    private static byte[] nothing() {
        return null;
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

    @Override
    public void close() {}

    @Override
    public void configure(Map<String, ?> settings) {}
}
