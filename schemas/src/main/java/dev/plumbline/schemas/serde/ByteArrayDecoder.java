package dev.plumbline.schemas.serde;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.avro.io.Decoder;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/**
 * Avro's binary decoder over a part of a byte array, which believes no length that the rest of the array cannot hold.
 *
 * <p>So that a hostile value costs no more memory than its own size: a string or byte sequence must fit into the bytes
 * that are left, and all collections of a value together may have at most as many items as the value has bytes, since an
 * item takes one byte at least. (An array of items of no size, which Plumbline's records do not have, is refused with
 * it.) Reused from value to value; single-threaded.
 */
final class ByteArrayDecoder extends Decoder {

    private final ShortStrings strings = new ShortStrings();
    private final KnownNames known;
    private @Nullable CallNames names;
    private byte[] bytes = new byte[0];
    private int position;
    private int limit;
    private long itemsLeft;

    ByteArrayDecoder(KnownNames known) {
        this.known = known;
    }

    void reset(byte[] source, int from) {
        bytes = source;
        position = from;
        limit = source.length;
        itemsLeft = limit - from;
        names = null;
    }

    /** Reads the names of a call. */
    CallNames readNames() throws IOException {
        int start = position;
        for (int i = 0; i < CallNames.FIELDS; i++) {
            skipString();
        }
        int end = position;
        CallNames found = known.find(bytes, start, end);
        if (found == null) {
            position = start;
            found = new CallNames(this);
            known.add(bytes, start, end, found);
        }
        names = found;
        return found;
    }

    /** The names that were read from this value; null if none were. */
    @Nullable
    CallNames names() {
        return names;
    }

    @Override
    public int remainingBytes() {
        return limit - position;
    }

    @Override
    public void readNull() {}

    @Override
    public boolean readBoolean() throws IOException {
        byte value = bytes[take(1)];
        if (value != 0 && value != 1) {
            throw new IOException("A boolean is " + value);
        }
        return value == 1;
    }

    @Override
    public int readInt() throws IOException {
        long value = readLong();
        if (value != (int) value) {
            throw new IOException("An int is " + value);
        }
        return (int) value;
    }

    @Override
    public long readLong() throws IOException {
        long raw = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            if (position >= limit) {
                throw new EOFException("The value ends within a number");
            }
            byte next = bytes[position++];
            raw |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return (raw >>> 1) ^ -(raw & 1);
            }
        }
        throw new IOException("A number has more than ten bytes");
    }

    @Override
    public float readFloat() throws IOException {
        return Float.intBitsToFloat(Integer.reverseBytes(ByteBuffer.wrap(bytes).getInt(take(Float.BYTES))));
    }

    @Override
    public double readDouble() throws IOException {
        return Double.longBitsToDouble(Long.reverseBytes(ByteBuffer.wrap(bytes).getLong(take(Double.BYTES))));
    }

    @Override
    public Utf8 readString(@Nullable Utf8 old) throws IOException {
        return new Utf8(readString());
    }

    @Override
    public String readString() throws IOException {
        int length = length();
        return strings.of(bytes, take(length), length);
    }

    @Override
    public void skipString() throws IOException {
        take(length());
    }

    @Override
    public ByteBuffer readBytes(@Nullable ByteBuffer old) throws IOException {
        int length = length();
        byte[] copy = new byte[length];
        System.arraycopy(bytes, take(length), copy, 0, length);
        return ByteBuffer.wrap(copy);
    }

    @Override
    public void skipBytes() throws IOException {
        take(length());
    }

    @Override
    public void readFixed(byte[] target, int start, int length) throws IOException {
        System.arraycopy(bytes, take(length), target, start, length);
    }

    @Override
    public void skipFixed(int length) throws IOException {
        take(length);
    }

    @Override
    public int readEnum() throws IOException {
        return readInt();
    }

    @Override
    public long readArrayStart() throws IOException {
        return items();
    }

    @Override
    public long arrayNext() throws IOException {
        return items();
    }

    @Override
    public long skipArray() throws IOException {
        return skipItems();
    }

    @Override
    public long readMapStart() throws IOException {
        return items();
    }

    @Override
    public long mapNext() throws IOException {
        return items();
    }

    @Override
    public long skipMap() throws IOException {
        return skipItems();
    }

    @Override
    public int readIndex() throws IOException {
        return readInt();
    }

    /** Moves past so many bytes and returns where they begin. */
    private int take(long count) throws IOException {
        if (count < 0 || count > limit - position) {
            throw new EOFException("A length of " + count + " where " + (limit - position) + " bytes are left");
        }
        int start = position;
        position += (int) count;
        return start;
    }

    private int length() throws IOException {
        long length = readLong();
        if (length < 0 || length > limit - position) {
            throw new EOFException("A length of " + length + " where " + (limit - position) + " bytes are left");
        }
        return (int) length;
    }

    /** Items of the next block of a collection; a negative count is followed by the block's size in bytes. */
    private long items() throws IOException {
        long count = readLong();
        if (count < 0) {
            readLong();
            count = -count;
        }
        return admitted(count);
    }

    private long skipItems() throws IOException {
        long count = readLong();
        while (count < 0) {
            take(readLong());
            count = readLong();
        }
        return admitted(count);
    }

    private long admitted(long count) throws IOException {
        if (count < 0 || count > itemsLeft || count > limit - position) {
            throw new IOException("A collection of " + count + " items where " + remainingBytes() + " bytes are left");
        }
        itemsLeft -= count;
        return count;
    }
}
