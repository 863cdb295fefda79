package dev.plumbline.processors.dedup;

/**
 * The ids that one task has seen within a window of time, each with a reference of 63 bits.
 *
 * <p>A table on the heap leads from 46 bits of a keyed 128-bit hash of (tenant, id) to a block of ids; every hit is
 * confirmed against all 128 bits in the block, so an answer is wrong only if two ids share those (1.5e-21 for a billion
 * ids). New ids are appended to an open block, which goes to the store when it is full and at {@link #flush}. Call that
 * in the commit, before anything counted is sent: then ids, counts and offsets stand or fall together, and an index
 * that is opened again knows exactly the ids that were flushed.
 *
 * <p>An id is forgotten once the newest time seen is more than the window, and at most a sixtieth more, ahead of the
 * newest time seen when it was added. What is known depends on ids, times and their order alone.
 *
 * <p>Adding an id allocates nothing but a new block every so many. Heap is 10.7 to 16 bytes an id and at most 2.4 MB
 * for blocks, with the default settings. Not thread-safe.
 */
public final class CallIndex {

    /** The answer for an id that is not known. */
    public static final long ABSENT = -1;

    private final IdHash hash;
    private final BlockLog log;
    private final FingerprintTable table;
    private boolean restored;

    CallIndex(CallIndexConfig config, BlockStore store, IdHash hash) {
        this.hash = hash;
        this.log = new BlockLog(config, store);
        this.table = new FingerprintTable(number -> !restored || log.isLive(number));
        log.restore(StoredBlocks.read(store, table));
        restored = true;
    }

    /**
     * Opens the index on what the store holds; nothing, the first time.
     *
     * @throws CorruptBlockException if the store is damaged
     */
    public static CallIndex open(CallIndexConfig config, BlockStore store) {
        return new CallIndex(config, store, new SipHash128(config.salt()));
    }

    /** The reference that the id was added with, {@link #ABSENT} if it is not known. */
    public long find(String tenant, String id) {
        hash.hash(tenant, id);
        return locate(hash.high(), hash.low());
    }

    /**
     * Adds the id unless it is known.
     *
     * @param ref what {@link #find} is to return, not negative
     * @param timeMicros append time of the record, or any time that moves on; microseconds since the epoch
     * @return {@link #ABSENT} if the id was new and is added, else the reference that it was added with before
     * @throws IllegalArgumentException if ref is negative
     * @throws CorruptBlockException if the store is damaged
     */
    public long addIfAbsent(String tenant, String id, long ref, long timeMicros) {
        if (ref < 0) {
            throw new IllegalArgumentException("a reference must not be negative: " + ref);
        }
        log.advance(timeMicros);
        hash.hash(tenant, id);
        long high = hash.high();
        long low = hash.low();
        long known = locate(high, low);
        if (known == ABSENT) {
            table.add(high, low, log.append(high, low, ref));
        }
        return known;
    }

    private long locate(long high, long low) {
        int stripe = FingerprintTable.stripe(high);
        long fingerprint = FingerprintTable.fingerprint(low);
        int at = table.home(stripe, fingerprint);
        for (long slot = table.slot(stripe, at); slot != 0; slot = table.slot(stripe, at)) {
            if (FingerprintTable.holds(slot, fingerprint)) {
                long ref = log.find(FingerprintTable.block(slot), high, low);
                if (ref != ABSENT) {
                    return ref;
                }
            }
            at = table.next(stripe, at);
        }
        return ABSENT;
    }

    /** Moves time on without an id, so that an idle index forgets as well. */
    public void advance(long timeMicros) {
        log.advance(timeMicros);
    }

    /** Writes what the store does not have yet: at most one block. */
    public void flush() {
        log.flush();
    }

    /** Ids known at present. */
    public long size() {
        return log.entries();
    }

    /** Heap of the table in bytes, without blocks. */
    public long heapBytes() {
        return table.heapBytes();
    }
}
