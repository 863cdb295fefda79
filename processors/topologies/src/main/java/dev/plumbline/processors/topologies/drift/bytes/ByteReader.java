package dev.plumbline.processors.topologies.drift.bytes;

import dev.plumbline.processors.rollups.Varint;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/**
 * Reads what {@link ByteWriter} wrote, in the same order. Not thread-safe. Malformed bytes are an
 * {@link IllegalArgumentException} or a {@link BufferUnderflowException}.
 */
public final class ByteReader {
    private final ByteBuffer in;

    /** A reader from the start. */
    public ByteReader(byte[] bytes) {
        this.in = ByteBuffer.wrap(bytes);
    }

    /** The next number. */
    public long number() {
        return Varint.readSigned(in);
    }

    /** The next number, which must be 0 to {@code most}. */
    public int index(int most) {
        long value = number();
        if (value < 0 || value > most) {
            throw new IllegalArgumentException("state: " + value + " where 0 to " + most + " was expected");
        }
        return (int) value;
    }

    /** The next text. */
    public String text() {
        return new String(block(), StandardCharsets.UTF_8);
    }

    /** The next bytes. */
    public byte[] block() {
        byte[] bytes = new byte[index(in.remaining())];
        in.get(bytes);
        return bytes;
    }

    /** The next part. */
    public <T> T part(Function<? super ByteBuffer, T> read) {
        return read.apply(in);
    }
}
