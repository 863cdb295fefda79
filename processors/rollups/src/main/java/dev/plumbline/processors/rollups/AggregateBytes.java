package dev.plumbline.processors.rollups;

import java.nio.BufferOverflowException;
import java.nio.BufferUnderflowException;
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

    /**
     * The canonical bytes of the sum of an aggregate and of one that is stored, from position to limit; overwritten by the next. As
     * a rule the stored one is not decoded: the bytes of what does not change are copied.
     *
     * @param stored from position to limit the bytes of an aggregate, which stay as they are
     * @throws CorruptRollupException if they are not exactly one aggregate of a known version
     * @throws ArithmeticException as {@link Aggregate#merge}
     */
    public ByteBuffer sum(ByteBuffer stored, Aggregate more) {
        while (true) {
            ByteBuffer in = stored.duplicate();
            try {
                if (!new AggregateSum(in, more, buffer.clear()).write()) {
                    return decodedSum(stored, more);
                }
                requireEnd(in);
                return buffer.flip();
            } catch (BufferOverflowException e) {
                buffer = ByteBuffer.allocate(2 * buffer.capacity());
            } catch (BufferUnderflowException | IllegalArgumentException e) {
                throw new CorruptRollupException("not an aggregate", e);
            }
        }
    }

    private ByteBuffer decodedSum(ByteBuffer stored, Aggregate more) {
        ByteBuffer in = stored.duplicate();
        Aggregate sum = Aggregate.readFrom(in);
        requireEnd(in);
        sum.merge(more);
        return of(sum);
    }

    private static void requireEnd(ByteBuffer in) {
        if (in.hasRemaining()) {
            throw new CorruptRollupException(in.remaining() + " bytes after an aggregate");
        }
    }
}
