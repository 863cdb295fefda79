package dev.plumbline.processors.topologies.commit;

import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Reads every key, absent ones included, as the same non-null text.
 *
 * <p>The commit hook needs one constant key per task, and a table skips null keys silently. Reading the constant at the
 * source, rather than mapping to it, also keeps Kafka Streams from inserting a repartition before the table.
 */
public final class ConstantKey {
    /** The key that every record has after the source. */
    public static final String VALUE = "commit";

    private ConstantKey() {}

    /** A serde that writes the key as it is, for a partitioner to see, and always reads {@link #VALUE}. */
    public static Serde<String> serde() {
        return Serdes.serdeFrom(new StringSerializer(), reading());
    }

    private static Deserializer<String> reading() {
        return (topic, bytes) -> VALUE;
    }
}
