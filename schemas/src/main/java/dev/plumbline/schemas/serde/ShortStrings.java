package dev.plumbline.schemas.serde;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Gives the same {@link String} for the same bytes where it can, since most strings of a stream are few names over and over.
 *
 * <p>A table of pairs of slots: a string takes the place of the one in its pair that has been there for longer. The bytes of a
 * string are kept as three numbers beside their length, so that comparing touches one line of memory. Only strings of at most
 * {@value #LONGEST} bytes are kept, which names are and ids are not, so the table holds at most some 500 KB. That saves the
 * string's memory, and downstream its hash, which a string computes once. Single-threaded.
 */
final class ShortStrings {
    private static final int LONGEST = 24;
    private static final int SLOT_BITS = 12;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** For each slot the first eight bytes, the last eight, those in the middle, and the length. */
    private static final int NUMBERS = 4;

    private long[] numbers = {};
    private @Nullable String[] strings = {};

    String of(byte[] source, int start, int length) {
        if (length == 0) {
            return "";
        }
        if (length > LONGEST) {
            return new String(source, start, length, StandardCharsets.UTF_8);
        }
        if (strings.length == 0) {
            numbers = new long[NUMBERS << SLOT_BITS];
            strings = new String[1 << SLOT_BITS];
        }
        long first = length < Long.BYTES ? few(source, start, length) : (long) LONGS.get(source, start);
        long last = length > Long.BYTES ? (long) LONGS.get(source, start + length - Long.BYTES) : 0;
        long middle = length > 2 * Long.BYTES ? (long) LONGS.get(source, start + Long.BYTES) : 0;
        int slot = slot(first, last, length);
        String found = at(slot, first, last, middle, length);
        found = found != null ? found : at(slot ^ 1, first, last, middle, length);
        return found != null
                ? found
                : put(slot, first, last, middle, new String(source, start, length, StandardCharsets.UTF_8), length);
    }

    private static long few(byte[] source, int start, int length) {
        long bytes = 0;
        for (int i = 0; i < length; i++) {
            bytes |= (source[start + i] & 0xFFL) << Byte.SIZE * i;
        }
        return bytes;
    }

    private static int slot(long first, long last, int length) {
        long hash = (first ^ length) * 0x9E3779B97F4A7C15L ^ Long.rotateLeft(last, 29) * 0xC2B2AE3D27D4EB4FL;
        return (int) ((hash ^ hash >>> 32) * 0x9E3779B97F4A7C15L >>> (Long.SIZE - SLOT_BITS));
    }

    private @Nullable String at(int slot, long first, long last, long middle, int length) {
        int from = slot * NUMBERS;
        boolean isSame = numbers[from] == first
                && numbers[from + 1] == last
                && numbers[from + 2] == middle
                && numbers[from + 3] == length;
        return isSame ? strings[slot] : null;
    }

    /** Moves what the slot has to the other one of its pair. */
    private String put(int slot, long first, long last, long middle, String string, int length) {
        int from = slot * NUMBERS;
        System.arraycopy(numbers, from, numbers, (slot ^ 1) * NUMBERS, NUMBERS);
        strings[slot ^ 1] = strings[slot];
        numbers[from] = first;
        numbers[from + 1] = last;
        numbers[from + 2] = middle;
        numbers[from + 3] = length;
        strings[slot] = string;
        return string;
    }
}
