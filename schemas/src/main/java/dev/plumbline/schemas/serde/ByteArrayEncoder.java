package dev.plumbline.schemas.serde;

import java.util.Arrays;
import org.apache.avro.io.BinaryEncoder;

/** Avro's binary encoder into an array that grows, beginning after the room for the schema id. Used for one value. */
final class ByteArrayEncoder extends BinaryEncoder {

    private static final int LONGEST_NUMBER = 10;

    private byte[] bytes;
    private int size = WireFormat.PREFIX_LENGTH;

    ByteArrayEncoder(int expectedSize) {
        bytes = new byte[Math.max(expectedSize, 64)];
    }

    byte[] finish(int schemaId) {
        byte[] value = Arrays.copyOf(bytes, size);
        WireFormat.writeId(schemaId, value);
        return value;
    }

    @Override
    public void flush() {}

    @Override
    public int bytesBuffered() {
        return size;
    }

    @Override
    protected void writeZero() {
        room(1);
        bytes[size++] = 0;
    }

    @Override
    public void writeBoolean(boolean value) {
        room(1);
        bytes[size++] = (byte) (value ? 1 : 0);
    }

    @Override
    public void writeInt(int value) {
        writeLong(value);
    }

    @Override
    public void writeLong(long value) {
        room(LONGEST_NUMBER);
        long raw = (value << 1) ^ (value >> 63);
        while ((raw & ~0x7fL) != 0) {
            bytes[size++] = (byte) ((raw & 0x7f) | 0x80);
            raw >>>= 7;
        }
        bytes[size++] = (byte) raw;
    }

    @Override
    public void writeFloat(float value) {
        writeLittleEndian(Float.floatToIntBits(value), Float.BYTES);
    }

    @Override
    public void writeDouble(double value) {
        writeLittleEndian(Double.doubleToLongBits(value), Double.BYTES);
    }

    @Override
    public void writeFixed(byte[] source, int start, int length) {
        room(length);
        System.arraycopy(source, start, bytes, size, length);
        size += length;
    }

    private void writeLittleEndian(long value, int count) {
        room(count);
        for (int i = 0; i < count; i++) {
            bytes[size++] = (byte) (value >>> (8 * i));
        }
    }

    private void room(int count) {
        if (size > bytes.length - count) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + count));
        }
    }
}
