package dev.plumbline.processors.rollups;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/**
 * Integers in as few bytes as they need, seven bits a byte, lowest first, as in Protocol Buffers. A signed number is
 * zigzag-coded so that small negative ones stay short.
 */
public final class Varint {

    private static final int MAX_BYTES = 10;

    private Varint() {}

    /** Bytes that {@link #write} takes for the value. */
    public static int size(long value) {
        return (Long.SIZE - Long.numberOfLeadingZeros(value | 1) + 6) / 7;
    }

    public static void write(ByteBuffer out, long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.put((byte) (rest | 0x80));
            rest >>>= 7;
        }
        out.put((byte) rest);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws CorruptRollupException if the bytes end early or the number is too long
     */
    public static long read(ByteBuffer in) {
        long value = 0;
        try {
            for (int i = 0; i < MAX_BYTES; i++) {
                byte next = in.get();
                value |= (next & 0x7FL) << (7 * i);
                if (next >= 0) {
                    return value;
                }
            }
        } catch (BufferUnderflowException e) {
            throw new CorruptRollupException("bytes end within a number", e);
        }
        throw new CorruptRollupException("a number is longer than " + MAX_BYTES + " bytes");
    }

    public static int sizeSigned(long value) {
        return size((value << 1) ^ (value >> 63));
    }

    public static void writeSigned(ByteBuffer out, long value) {
        write(out, (value << 1) ^ (value >> 63));
    }

    public static long readSigned(ByteBuffer in) {
        long coded = read(in);
        return (coded >>> 1) ^ -(coded & 1);
    }

    /**
     * Reads a length and checks that so many bytes remain.
     *
     * @throws CorruptRollupException if they do not
     */
    public static int readLength(ByteBuffer in) {
        long length = read(in);
        if (length < 0 || length > in.remaining()) {
            throw new CorruptRollupException("length " + length + " is beyond the " + in.remaining() + " bytes left");
        }
        return (int) length;
    }
}
