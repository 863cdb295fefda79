package dev.plumbline.processors.sketches;

import java.nio.ByteBuffer;

/** LEB128 variable-length unsigned 64-bit integers; only the shortest form is accepted. */
final class Varints {

    private static final int MAX_BYTES = 10;

    private Varints() {}

    static int size(long value) {
        return (63 - Long.numberOfLeadingZeros(value | 1)) / 7 + 1;
    }

    static void write(ByteBuffer out, long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.put((byte) (rest | 0x80));
            rest >>>= 7;
        }
        out.put((byte) rest);
    }

    static long read(ByteBuffer in) {
        long value = 0;
        for (int i = 0; i < MAX_BYTES; i++) {
            int next = readByte(in);
            value |= (long) (next & 0x7F) << (7 * i);
            if (next < 0x80) {
                if ((next == 0 && i > 0) || (i == MAX_BYTES - 1 && next > 1)) {
                    throw new MalformedSketchException("a number is not in its shortest form or exceeds 64 bits");
                }
                return value;
            }
        }
        throw new MalformedSketchException("a number is longer than " + MAX_BYTES + " bytes");
    }

    static int readByte(ByteBuffer in) {
        if (!in.hasRemaining()) {
            throw new MalformedSketchException("the bytes end in the middle of a sketch");
        }
        return in.get() & 0xFF;
    }

    static long zigzag(long value) {
        return (value << 1) ^ (value >> 63);
    }

    static long unzigzag(long value) {
        return (value >>> 1) ^ -(value & 1);
    }
}
