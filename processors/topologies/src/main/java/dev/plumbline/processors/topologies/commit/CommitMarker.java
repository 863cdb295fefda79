package dev.plumbline.processors.topologies.commit;

import java.nio.ByteBuffer;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Says that a task's heap has something to drain at the next commit.
 *
 * @param turn how often this task's heap has turned from empty to non-empty; makes successive markers differ
 */
public record CommitMarker(long turn) {

    /** Eight bytes, big-endian; the marker never leaves the process, but the cache in front of the table wants bytes. */
    public static Serde<CommitMarker> serde() {
        Serializer<CommitMarker> write = (topic, marker) -> marker == null
                ? null
                : ByteBuffer.allocate(Long.BYTES).putLong(marker.turn()).array();
        Deserializer<CommitMarker> read = (topic, bytes) -> {
            if (bytes == null) {
                return null;
            }
            if (bytes.length != Long.BYTES) {
                throw new SerializationException("a commit marker has 8 bytes, not " + bytes.length);
            }
            return new CommitMarker(ByteBuffer.wrap(bytes).getLong());
        };
        return Serdes.serdeFrom(write, read);
    }
}
