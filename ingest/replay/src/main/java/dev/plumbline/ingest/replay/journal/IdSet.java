package dev.plumbline.ingest.replay.journal;

/** A set of random 64-bit numbers, with open addressing; at most half full. Not thread-safe. */
final class IdSet {
    private long[] slots = new long[1 << 10];
    private int size;
    private boolean holdsZero;

    /** False if the number was there already. */
    boolean add(long id) {
        if (id == 0) {
            boolean added = !holdsZero;
            holdsZero = true;
            return added;
        }
        int slot = slot(slots, id);
        if (slots[slot] == id) {
            return false;
        }
        slots[slot] = id;
        if (++size * 2L > slots.length) {
            grow();
        }
        return true;
    }

    boolean contains(long id) {
        return id == 0 ? holdsZero : slots[slot(slots, id)] == id;
    }

    long size() {
        return size + (holdsZero ? 1L : 0L);
    }

    private void grow() {
        long[] wider = new long[Math.multiplyExact(slots.length, 2)];
        for (long id : slots) {
            if (id != 0) {
                wider[slot(wider, id)] = id;
            }
        }
        slots = wider;
    }

    private static int slot(long[] slots, long id) {
        int slot = (int) id & (slots.length - 1);
        while (slots[slot] != 0 && slots[slot] != id) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }
}
