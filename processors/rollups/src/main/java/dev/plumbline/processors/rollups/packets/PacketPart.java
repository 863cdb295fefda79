package dev.plumbline.processors.rollups.packets;

import dev.plumbline.processors.rollups.Aggregate;
import dev.plumbline.processors.rollups.CorruptRollupException;
import java.nio.ByteBuffer;

/**
 * The totals of one entry, as bytes in its packet: what is added without being decoded first. It keeps the whole packet on the heap.
 * Not thread-safe.
 */
public final class PacketPart {
    private final ByteBuffer bytes;

    PacketPart(byte[] packet, int start, int length) {
        bytes = ByteBuffer.wrap(packet, start, length);
    }

    /**
     * Adds the totals to others, which are undefined if it throws.
     *
     * @throws CorruptRollupException if the bytes are not exactly one aggregate
     * @throws ArithmeticException if a sum leaves the range of a {@code long}
     */
    public void mergeInto(Aggregate total) {
        int start = bytes.position();
        total.mergeFrom(bytes);
        requireEnd();
        bytes.position(start);
    }

    /**
     * The totals, decoded anew at every call.
     *
     * @throws CorruptRollupException if the bytes are not exactly one aggregate
     */
    public Aggregate decoded() {
        int start = bytes.position();
        Aggregate aggregate = Aggregate.readFrom(bytes);
        requireEnd();
        bytes.position(start);
        return aggregate;
    }

    private void requireEnd() {
        if (bytes.hasRemaining()) {
            throw new CorruptRollupException(bytes.remaining() + " bytes after the aggregate of an entry");
        }
    }
}
