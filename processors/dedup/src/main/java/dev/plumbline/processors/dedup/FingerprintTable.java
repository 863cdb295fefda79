package dev.plumbline.processors.dedup;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * From the hash of an id to the blocks that may hold it.
 *
 * <p>64 stripes of open addressing with linear probing; a slot is one {@code long}, 40 bits of the hash and the 24-bit
 * number of a block, 0 if free. Six other bits of the hash choose the stripe, so two ids are confused once in 2^46
 * pairs, and then only cost a look into a block. The home slot follows from the fingerprint, so a stripe is rebuilt
 * without reading blocks: when three quarters are used it drops the slots of blocks that are gone and takes twice the
 * slots that are left. That is 10.7 to 16 bytes an id, and only a sixty-fourth is ever rebuilt at once.
 */
final class FingerprintTable {

    static final int BLOCK_BITS = 24;
    static final int BLOCK_MASK = (1 << BLOCK_BITS) - 1;

    private static final int FINGERPRINT_BITS = Long.SIZE - BLOCK_BITS;
    private static final int STRIPES = 64;
    private static final int SMALLEST = 16;
    private static final int LARGEST = 1 << 22;

    private final long[][] stripes = new long[STRIPES][SMALLEST];
    private final int[] used = new int[STRIPES];
    private final IntPredicate liveBlock;

    FingerprintTable(IntPredicate liveBlock) {
        this.liveBlock = liveBlock;
    }

    static int stripe(long high) {
        return (int) high & STRIPES - 1;
    }

    /** Never 0, so that a slot in use is never 0. */
    static long fingerprint(long low) {
        return Math.max(1, low >>> BLOCK_BITS);
    }

    /** First slot to look at. */
    int home(int stripe, long fingerprint) {
        return scale(fingerprint, stripes[stripe].length);
    }

    private static int scale(long fingerprint, int slots) {
        return (int) (fingerprint * slots >>> FINGERPRINT_BITS);
    }

    /** The slot that follows, around the end. */
    int next(int stripe, int slot) {
        return slot + 1 == stripes[stripe].length ? 0 : slot + 1;
    }

    /** Content of a slot: the fingerprint above the block number, 0 if the slot is free. */
    long slot(int stripe, int slot) {
        return stripes[stripe][slot];
    }

    static boolean holds(long slot, long fingerprint) {
        return slot >>> BLOCK_BITS == fingerprint;
    }

    static int block(long slot) {
        return (int) slot & BLOCK_MASK;
    }

    void add(long high, long low, int block) {
        int stripe = stripe(high);
        if (4 * (used[stripe] + 1) > 3 * stripes[stripe].length) {
            rebuild(stripe);
        }
        put(stripes[stripe], slot(low, block));
        used[stripe]++;
    }

    private static void put(long[] slots, long slot) {
        int at = scale(slot >>> BLOCK_BITS, slots.length);
        while (slots[at] != 0) {
            at = at + 1 == slots.length ? 0 : at + 1;
        }
        slots[at] = slot;
    }

    private void rebuild(int stripe) {
        long[] old = stripes[stripe];
        int live = 0;
        for (long slot : old) {
            if (slot != 0 && liveBlock.test(block(slot))) {
                live++;
            }
        }
        if (live > LARGEST / 2) {
            throw new IllegalStateException("more than " + (long) STRIPES * LARGEST / 2 + " ids in the window");
        }
        long[] fresh = new long[Math.max(SMALLEST, 2 * live)];
        for (long slot : old) {
            if (slot != 0 && liveBlock.test(block(slot))) {
                put(fresh, slot);
            }
        }
        stripes[stripe] = fresh;
        used[stripe] = live;
    }

    /** The slots of some blocks, in no order. */
    long[] slotsOf(IntPredicate blocks) {
        return Arrays.stream(stripes)
                .flatMapToLong(Arrays::stream)
                .filter(slot -> slot != 0 && blocks.test(block(slot)))
                .toArray();
    }

    /** The slot of an id in a block, as runs hold it. */
    static long slot(long low, int block) {
        return fingerprint(low) << BLOCK_BITS | block;
    }

    long heapBytes() {
        long slots = 0;
        for (long[] stripe : stripes) {
            slots += stripe.length;
        }
        return slots * Long.BYTES;
    }
}
