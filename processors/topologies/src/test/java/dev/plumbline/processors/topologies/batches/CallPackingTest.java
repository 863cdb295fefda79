package dev.plumbline.processors.topologies.batches;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schemas.Topic;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class CallPackingTest {
    private static final TopicPartition CALLS = new TopicPartition(Topic.CALLS.topicName(), 1);
    private static final TopicPartition SCORES = new TopicPartition(Topic.SCORES.topicName(), 1);

    private final CallPacking packing = new CallPacking();

    @Property(tries = 200)
    void shouldKeepEveryRecordInItsOrderAndPackOnlyWhatLiesTogether(
            @ForAll @Size(max = 300) List<@IntRange(max = 60) Integer> gaps) {
        List<ConsumerRecord<byte[], byte[]>> sent = records(CALLS, gaps, 10);
        List<ConsumerRecord<byte[], byte[]>> arrived = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : pack(CALLS, sent).records(CALLS)) {
            List<ConsumerRecord<byte[], byte[]>> unpacked = unpack(record);
            assertThat(unpacked).hasSizeLessThanOrEqualTo(CallPacking.MOST_RECORDS);
            assertThat(unpacked.get(unpacked.size() - 1).timestamp() - record.timestamp())
                    .isLessThanOrEqualTo(CallPacking.LONGEST_MILLIS);
            assertThat(record.offset()).isEqualTo(unpacked.get(0).offset());
            assertThat(record.timestamp()).isEqualTo(unpacked.get(0).timestamp());
            arrived.addAll(unpacked);
        }
        assertThat(arrived).containsExactlyElementsOf(sent);
    }

    @Test
    void shouldPackAsMuchAsItMay() {
        List<ConsumerRecord<byte[], byte[]>> packed =
                pack(CALLS, records(CALLS, zeros(130), 10)).records(CALLS);
        assertThat(packed).extracting(record -> unpack(record).size()).containsExactly(64, 64, 2);
    }

    @Test
    void shouldNotPackManyLargeRecords() {
        List<ConsumerRecord<byte[], byte[]>> packed =
                pack(CALLS, records(CALLS, zeros(5), 100_000)).records(CALLS);
        assertThat(packed).extracting(record -> unpack(record).size()).containsExactly(2, 2, 1);
    }

    @Test
    void shouldLeaveScoresAsTheyAreSoThatNoneOvertakesItsCall() {
        List<ConsumerRecord<byte[], byte[]>> sent = records(SCORES, zeros(100), 10);
        assertThat(pack(SCORES, sent).records(SCORES)).containsExactlyElementsOf(sent);
    }

    @Test
    void shouldPassOnWhereTheNextPollBegins() {
        assertThat(pack(CALLS, records(CALLS, zeros(100), 10)).nextOffsets())
                .containsExactly(Map.entry(CALLS, new OffsetAndMetadata(777)));
    }

    private ConsumerRecords<byte[], byte[]> pack(TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> sent) {
        return packing.onConsume(new ConsumerRecords<>(
                sent.isEmpty() ? Map.of() : Map.of(partition, sent), Map.of(partition, new OffsetAndMetadata(777))));
    }

    private static List<ConsumerRecord<byte[], byte[]>> unpack(ConsumerRecord<byte[], byte[]> record) {
        Incoming incoming =
                Incoming.serde().deserializer().deserialize(record.topic(), record.headers(), record.value());
        return incoming.packed().isEmpty() ? List.of(record) : incoming.packed();
    }

    private static List<Integer> zeros(int count) {
        return Collections.nCopies(count, 0);
    }

    private static List<ConsumerRecord<byte[], byte[]>> records(
            TopicPartition partition, List<Integer> gaps, int bytes) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        long at = 1_000;
        for (int gap : gaps) {
            at += gap;
            records.add(new ConsumerRecord<>(
                    partition.topic(),
                    partition.partition(),
                    2L * records.size(),
                    at,
                    TimestampType.LOG_APPEND_TIME,
                    3,
                    bytes,
                    new byte[3],
                    new byte[bytes],
                    new RecordHeaders(),
                    Optional.empty()));
        }
        return records;
    }
}
