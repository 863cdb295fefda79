package dev.plumbline.processors.topologies.batches;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Headers without an entry that carry records past Kafka Streams, which hands a record's headers to its deserializer. */
final class PackedRecords extends RecordHeaders {
    private final List<ConsumerRecord<byte[], byte[]>> records;

    PackedRecords(List<ConsumerRecord<byte[], byte[]>> records) {
        this.records = records;
    }

    List<ConsumerRecord<byte[], byte[]>> records() {
        return records;
    }
}
