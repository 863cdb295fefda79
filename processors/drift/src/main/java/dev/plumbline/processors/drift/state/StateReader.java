package dev.plumbline.processors.drift.state;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Reads what {@link StateWriter} wrote, in the same order.
 *
 * <p>Not thread-safe. Truncated or malformed bytes, or bytes left over, are an {@link IllegalArgumentException}.
 */
public final class StateReader {
    private final ByteBuffer bytes;

    public StateReader(byte[] state) {
        this.bytes = ByteBuffer.wrap(state);
    }

    /** The next integer. */
    public long integer() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = octet();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return (value >>> 1) ^ -(value & 1);
            }
        }
        throw new IllegalArgumentException("state: an integer is longer than 10 bytes");
    }

    /** The next integer, which must lie in {@code 0..most}: a length, an ordinal or an index. */
    public int index(int most) {
        long value = integer();
        if (value < 0 || value > most) {
            throw new IllegalArgumentException("state: " + value + " where 0 to " + most + " was expected");
        }
        return (int) value;
    }

    /** The next integer, which must be the version of the form that is read. */
    public void version(long expected) {
        long version = integer();
        if (version != expected) {
            throw new IllegalArgumentException("state: version " + version + " is not " + expected);
        }
    }

    /** The next double, which must not be NaN. */
    public double real() {
        try {
            double value = bytes.getDouble();
            if (Double.isNaN(value)) {
                throw new IllegalArgumentException("state: a number is NaN");
            }
            return value;
        } catch (BufferUnderflowException e) {
            throw truncated(e);
        }
    }

    /** The next float, which must not be NaN. */
    public float single() {
        try {
            float value = bytes.getFloat();
            if (Float.isNaN(value)) {
                throw new IllegalArgumentException("state: a number is NaN");
            }
            return value;
        } catch (BufferUnderflowException e) {
            throw truncated(e);
        }
    }

    /** The next text. */
    public String text() {
        byte[] utf8 = new byte[index(Short.MAX_VALUE)];
        try {
            bytes.get(utf8);
        } catch (BufferUnderflowException e) {
            throw truncated(e);
        }
        return new String(utf8, StandardCharsets.UTF_8);
    }

    /** Requires that everything has been read. */
    public void end() {
        if (bytes.hasRemaining()) {
            throw new IllegalArgumentException("state: " + bytes.remaining() + " bytes left over");
        }
    }

    private byte octet() {
        try {
            return bytes.get();
        } catch (BufferUnderflowException e) {
            throw truncated(e);
        }
    }

    private static IllegalArgumentException truncated(BufferUnderflowException cause) {
        return new IllegalArgumentException("state: truncated", cause);
    }
}
