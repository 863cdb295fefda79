package dev.plumbline.processors.dedup;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One combination of dimension values, with the window-long slice of time in which it was used last.
 *
 * <p>Stored as: a version; the slice; the number of values; and each as the length of its UTF-8 form and that.
 */
final class Tuple {

    private static final byte VERSION = 1;

    final int number;
    final String[] values;
    final int hash;
    long slice;
    boolean stored;

    Tuple(int number, String[] values, long slice) {
        this.number = number;
        this.values = values;
        this.hash = hash(values);
        this.slice = slice;
    }

    static int hash(String[] values) {
        int hash = 0;
        for (String value : values) {
            hash = 31 * hash + value.hashCode();
        }
        hash *= 0x9E3779B9;
        return hash ^ hash >>> 16;
    }

    boolean matches(int otherHash, String[] others) {
        return hash == otherHash && Arrays.equals(values, others);
    }

    byte[] toBytes() {
        byte[][] texts = new byte[values.length][];
        int size = 1 + Long.BYTES + 1;
        for (int i = 0; i < texts.length; i++) {
            texts[i] = values[i].getBytes(StandardCharsets.UTF_8);
            size += Integer.BYTES + texts[i].length;
        }
        ByteBuffer out = ByteBuffer.allocate(size).put(VERSION).putLong(slice).put((byte) texts.length);
        for (byte[] text : texts) {
            out.putInt(text.length).put(text);
        }
        return out.array();
    }

    /** Values beyond the width are dropped, missing ones are empty: dimensions are only ever appended. */
    static Tuple fromBytes(int number, byte[] bytes, int width) {
        try {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            byte version = in.get();
            if (version != VERSION) {
                throw new CorruptBlockException("a tuple of version " + version);
            }
            long slice = in.getLong();
            String[] values = new String[width];
            Arrays.fill(values, "");
            int count = in.get();
            for (int i = 0; i < count; i++) {
                String value = text(in);
                if (i < width) {
                    values[i] = value;
                }
            }
            return new Tuple(number, values, slice);
        } catch (BufferUnderflowException e) {
            throw new CorruptBlockException("tuple " + number + " ends early");
        }
    }

    private static String text(ByteBuffer in) {
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new CorruptBlockException("a tuple with a value of " + length + " bytes");
        }
        String value = new String(in.array(), in.position(), length, StandardCharsets.UTF_8);
        in.position(in.position() + length);
        return value;
    }
}
