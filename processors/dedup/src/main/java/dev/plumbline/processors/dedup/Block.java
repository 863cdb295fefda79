package dev.plumbline.processors.dedup;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The bytes of a block, version 1, big-endian: the version; the sequence number; the end of its time slice and the
 * newest time, in microseconds; then entries of 24 bytes, the upper and the lower half of the id's hash and the
 * reference.
 */
final class Block {

    static final int HEADER_BYTES = 1 + 3 * Long.BYTES;
    static final int ENTRY_BYTES = 3 * Long.BYTES;

    private static final byte VERSION = 1;
    private static final int SEQUENCE = 1;
    private static final int SLICE_END = SEQUENCE + Long.BYTES;
    private static final int NEWEST = SLICE_END + Long.BYTES;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private Block() {}

    static byte[] allocate(int entries) {
        return new byte[HEADER_BYTES + entries * ENTRY_BYTES];
    }

    static int bytes(int entries) {
        return HEADER_BYTES + entries * ENTRY_BYTES;
    }

    static void writeHeader(byte[] block, long sequence, long sliceEnd, long newest) {
        block[0] = VERSION;
        LONGS.set(block, SEQUENCE, sequence);
        LONGS.set(block, SLICE_END, sliceEnd);
        LONGS.set(block, NEWEST, newest);
    }

    static void writeEntry(byte[] block, int index, long high, long low, long ref) {
        int at = bytes(index);
        LONGS.set(block, at, high);
        LONGS.set(block, at + Long.BYTES, low);
        LONGS.set(block, at + 2 * Long.BYTES, ref);
    }

    /** @throws CorruptBlockException if the length or the version is not that of a block */
    static byte[] check(byte[] block) {
        if (block.length < HEADER_BYTES || (block.length - HEADER_BYTES) % ENTRY_BYTES != 0) {
            throw new CorruptBlockException("a block of " + block.length + " bytes");
        }
        if (block[0] != VERSION) {
            throw new CorruptBlockException("a block of version " + block[0]);
        }
        return block;
    }

    static int entries(byte[] block) {
        return (block.length - HEADER_BYTES) / ENTRY_BYTES;
    }

    static long sequence(byte[] block) {
        return (long) LONGS.get(block, SEQUENCE);
    }

    static long sliceEnd(byte[] block) {
        return (long) LONGS.get(block, SLICE_END);
    }

    static long newest(byte[] block) {
        return (long) LONGS.get(block, NEWEST);
    }

    static long high(byte[] block, int index) {
        return (long) LONGS.get(block, bytes(index));
    }

    static long low(byte[] block, int index) {
        return (long) LONGS.get(block, bytes(index) + Long.BYTES);
    }

    /** The reference of the id among the first entries, {@link CallIndex#ABSENT} if it is not there. */
    static long find(byte[] block, int entries, long high, long low) {
        int end = bytes(entries);
        for (int at = HEADER_BYTES; at < end; at += ENTRY_BYTES) {
            if ((long) LONGS.get(block, at) == high && (long) LONGS.get(block, at + Long.BYTES) == low) {
                return (long) LONGS.get(block, at + 2 * Long.BYTES);
            }
        }
        return CallIndex.ABSENT;
    }
}
