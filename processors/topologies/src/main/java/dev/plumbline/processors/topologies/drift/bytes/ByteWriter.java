package dev.plumbline.processors.topologies.drift.bytes;

import dev.plumbline.processors.rollups.Varint;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Appends numbers, texts and parts to a growing array. Not thread-safe. */
public final class ByteWriter {
    private static final int LONGEST_NUMBER = 10;

    private ByteBuffer out = ByteBuffer.allocate(256);

    /** Appends a number; small magnitudes of either sign are short. */
    public ByteWriter number(long value) {
        room(LONGEST_NUMBER);
        Varint.writeSigned(out, value);
        return this;
    }

    /** Appends a text behind its length. */
    public ByteWriter text(String value) {
        return block(value.getBytes(StandardCharsets.UTF_8));
    }

    /** Appends bytes behind their length. */
    public ByteWriter block(byte[] value) {
        number(value.length);
        room(value.length);
        out.put(value);
        return this;
    }

    /** Appends what a part writes into exactly {@code size} bytes. */
    public ByteWriter part(int size, Consumer<? super ByteBuffer> part) {
        room(size);
        part.accept(out);
        return this;
    }

    private void room(int bytes) {
        if (out.remaining() < bytes) {
            int size = Math.max(2 * out.capacity(), out.position() + bytes);
            out = ByteBuffer.allocate(size).put(out.flip());
        }
    }

    /** Everything so far. */
    public byte[] toBytes() {
        byte[] bytes = new byte[out.position()];
        out.duplicate().flip().get(bytes);
        return bytes;
    }
}
