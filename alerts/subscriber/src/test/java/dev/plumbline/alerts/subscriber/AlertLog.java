package dev.plumbline.alerts.subscriber;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;

/** Kafka's own mock consumer over one partition, which forgets what it returned, made to read again after a seek. */
final class AlertLog extends MockConsumer<byte[], byte[]> {
    private final TopicPartition partition;
    private final List<ConsumerRecord<byte[], byte[]>> log = new ArrayList<>();

    AlertLog(TopicPartition partition) {
        super("earliest");
        this.partition = partition;
        schedulePollTask(() -> {
            rebalance(List.of(partition));
            updateBeginningOffsets(Map.of(partition, 0L));
        });
    }

    /** Appends a record, which the poll after those before returns. */
    void append(byte[] value) {
        schedulePollTask(() -> {
            ConsumerRecord<byte[], byte[]> record =
                    new ConsumerRecord<>(partition.topic(), partition.partition(), log.size(), new byte[0], value);
            log.add(record);
            addRecord(record);
        });
    }

    @Override
    public synchronized void seek(TopicPartition sought, long offset) {
        super.seek(sought, offset);
        log.stream().filter(record -> record.offset() >= offset).forEach(this::addRecord);
    }
}
