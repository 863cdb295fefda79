package dev.plumbline.schemas.serde;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Gives the same {@link String} for the same bytes where it can, since most strings of a stream are few names over and over.
 *
 * <p>A direct-mapped table: a string takes the place of the one that was in its slot. Only strings of at most
 * {@value #LONGEST} bytes are kept, which names are and ids are not, so the table holds at most some 500 KB. That saves the
 * string's memory, and downstream its hash, which a string computes once. Single-threaded.
 */
final class ShortStrings {

    private static final int LONGEST = 24;
    private static final int SLOT_BITS = 12;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private record Entry(byte[] bytes, String string) {}

    private final Entry[] slots = new Entry[1 << SLOT_BITS];

    ShortStrings() {
        Arrays.fill(slots, new Entry(new byte[0], ""));
    }

    String of(byte[] source, int start, int length) {
        if (length == 0) {
            return "";
        }
        if (length > LONGEST) {
            return new String(source, start, length, StandardCharsets.UTF_8);
        }
        int slot = slot(source, start, length);
        Entry entry = slots[slot];
        if (Arrays.equals(entry.bytes, 0, entry.bytes.length, source, start, start + length)) {
            return entry.string;
        }
        String string = new String(source, start, length, StandardCharsets.UTF_8);
        slots[slot] = new Entry(Arrays.copyOfRange(source, start, start + length), string);
        return string;
    }

    /** From the first eight bytes and the last eight, which for most names is all of them. */
    private static int slot(byte[] source, int start, int length) {
        long hash = length;
        if (length >= Long.BYTES) {
            hash ^= (long) LONGS.get(source, start) * 0x9E3779B97F4A7C15L;
            hash ^= Long.rotateLeft((long) LONGS.get(source, start + length - Long.BYTES), 29) * 0xC2B2AE3D27D4EB4FL;
        } else {
            for (int i = start; i < start + length; i++) {
                hash = hash * 31 + source[i];
            }
        }
        return (int) ((hash ^ hash >>> 32) * 0x9E3779B97F4A7C15L >>> (Long.SIZE - SLOT_BITS));
    }
}
