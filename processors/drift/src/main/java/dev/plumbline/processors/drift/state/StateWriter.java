package dev.plumbline.processors.drift.state;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Appends values to a growing byte array: integers as zigzag varints (1 to 10 bytes), doubles as 8 raw bytes, floats as 4, texts as
 * length and UTF-8.
 *
 * <p>Not thread-safe. There are no field tags: whoever reads must read in the order of writing.
 */
public final class StateWriter {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);

    /** Appends an integer; small magnitudes of either sign are short. */
    public StateWriter integer(long value) {
        long rest = (value << 1) ^ (value >> 63);
        while ((rest & ~0x7FL) != 0) {
            bytes.write((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        bytes.write((int) rest);
        return this;
    }

    /** Appends a double bit for bit. */
    public StateWriter real(double value) {
        long bits = Double.doubleToRawLongBits(value);
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes.write((int) (bits >>> shift) & 0xFF);
        }
        return this;
    }

    /** Appends a float bit for bit. */
    public StateWriter single(float value) {
        int bits = Float.floatToRawIntBits(value);
        for (int shift = 24; shift >= 0; shift -= 8) {
            bytes.write((bits >>> shift) & 0xFF);
        }
        return this;
    }

    /** Appends a text of at most 32,767 bytes of UTF-8. */
    public StateWriter text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        if (utf8.length > Short.MAX_VALUE) {
            throw new IllegalArgumentException("state: a text of " + utf8.length + " bytes");
        }
        integer(utf8.length);
        bytes.writeBytes(utf8);
        return this;
    }

    /** Everything written so far, as a copy. */
    public byte[] toBytes() {
        return bytes.toByteArray();
    }
}
