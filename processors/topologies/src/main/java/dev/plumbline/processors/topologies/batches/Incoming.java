package dev.plumbline.processors.topologies.batches;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

/**
 * What a record of an intake topic holds.
 *
 * @param value the value of a single record, null if it has none; null for packed records
 * @param packed the records that were packed into this one, in the order of their offsets; empty for a single record
 */
public record Incoming(byte @Nullable [] value, List<ConsumerRecord<byte[], byte[]>> packed) {
    /** Reads what {@link CallPacking} has packed, and single values; writes single values only. */
    public static Serde<Incoming> serde() {
        return Serdes.serdeFrom(
                (topic, incoming) -> {
                    if (!incoming.packed().isEmpty()) {
                        throw new IllegalArgumentException("packed records are not written");
                    }
                    return incoming.value();
                },
                new IncomingReader());
    }
}
