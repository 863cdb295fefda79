package dev.plumbline.processors.rollups;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;

/**
 * Writes aggregates one after the other into one buffer that grows as needed. That takes one walk over the sketches, where asking
 * for the size first takes two. Not thread-safe.
 */
public final class AggregateBytes {
    private static final int SMALLEST = 1 << 10;

    private ByteBuffer buffer = ByteBuffer.allocate(SMALLEST);

    /** The canonical bytes of an aggregate, from position to limit; overwritten by the next. */
    public ByteBuffer of(Aggregate aggregate) {
        while (true) {
            try {
                aggregate.writeTo(buffer.clear());
                return buffer.flip();
            } catch (BufferOverflowException e) {
                buffer = ByteBuffer.allocate(Math.max(2 * buffer.capacity(), aggregate.serializedSize()));
            }
        }
    }
}
