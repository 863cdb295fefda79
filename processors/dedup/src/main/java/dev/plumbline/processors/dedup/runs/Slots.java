package dev.plumbline.processors.dedup.runs;

import java.util.Arrays;

/** How a slot is laid out, 40 bits of fingerprint above 24 of a block number, and the order of slots: unsigned. */
final class Slots {
    private static final int BLOCK_BITS = 24;
    private static final int BLOCK_MASK = (1 << BLOCK_BITS) - 1;

    private Slots() {}

    static long fingerprint(long slot) {
        return slot >>> BLOCK_BITS;
    }

    static int block(long slot) {
        return (int) slot & BLOCK_MASK;
    }

    /** The least slot of a fingerprint. */
    static long least(long fingerprint) {
        return fingerprint << BLOCK_BITS;
    }

    static void sort(long[] slots) {
        flip(slots);
        Arrays.sort(slots);
        flip(slots);
    }

    /** Signed order of what is flipped is unsigned order of what was. */
    private static void flip(long[] slots) {
        for (int i = 0; i < slots.length; i++) {
            slots[i] ^= Long.MIN_VALUE;
        }
    }
}
