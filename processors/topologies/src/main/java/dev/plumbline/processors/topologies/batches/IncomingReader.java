package dev.plumbline.processors.topologies.batches;

import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Takes packed records from the headers that carry them. */
final class IncomingReader implements Deserializer<Incoming> {
    @Override
    public Incoming deserialize(String topic, byte @Nullable [] value) {
        return new Incoming(value, List.of());
    }

    @Override
    public Incoming deserialize(String topic, Headers headers, byte @Nullable [] value) {
        return headers instanceof PackedRecords packed
                ? new Incoming(null, packed.records())
                : new Incoming(value, List.of());
    }
}
