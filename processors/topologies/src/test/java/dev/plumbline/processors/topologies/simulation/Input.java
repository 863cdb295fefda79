package dev.plumbline.processors.topologies.simulation;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** A record of a partition, as a task reads it. */
record Input(String topic, int partition, long offset, byte[] value, long appendMillis, Headers headers)
        implements RecordMetadata {
    /** The same as the consumer gives it. */
    ConsumerRecord<byte[], byte[]> asConsumed() {
        return new ConsumerRecord<>(
                topic,
                partition,
                offset,
                appendMillis,
                TimestampType.LOG_APPEND_TIME,
                0,
                value.length,
                new byte[0],
                value,
                headers,
                Optional.empty());
    }
}
