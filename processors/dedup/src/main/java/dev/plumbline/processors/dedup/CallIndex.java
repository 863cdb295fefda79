package dev.plumbline.processors.dedup;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

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
 * <p>An index may keep its blocks for longer than the window. {@link #find} then goes on knowing an id; the table holds the
 * window and a sixth of it, and leads on from there through sorted runs on local disk, which are made anew from the blocks
 * at a start. If an id was added again after the window, the later one is found.
 *
 * <p>Adding an id allocates nothing but a new block every so many. Heap is 10.7 to 16 bytes an id in the table and at most
 * 2.4 MB for blocks, with the default settings; what is kept longer takes 24 bytes an id in the store, 8 on disk and a
 * sixty-fourth of a byte on the heap. Not thread-safe.
 */
public final class CallIndex implements AutoCloseable {

    /** The answer for an id that is not known. */
    public static final long ABSENT = -1;

    private final IdHash hash;
    private final BlockLog log;
    private final FingerprintTable table;
    private final @Nullable OldBlocks old;

    CallIndex(CallIndexConfig config, BlockStore store, IdHash hash, @Nullable Path directory) {
        this.hash = hash;
        this.log = new BlockLog(config, store);
        this.table = new FingerprintTable(log::isIndexed);
        log.restore(StoredBlocks.read(store));
        this.old = directory == null ? null : new OldBlocks(config, log, directory);
        store.forEach(this::load);
        if (old != null) {
            old.opened();
        }
    }

    private void load(int number, byte[] block) {
        long sequence = Block.sequence(block);
        if (sequence >= log.indexed()) {
            for (int i = 0; i < Block.entries(block); i++) {
                table.add(Block.high(block, i), Block.low(block, i), number);
            }
        } else if (old != null) {
            old.gather(sequence, block);
        }
    }

    /**
     * Opens the index on what the store holds; nothing, the first time.
     *
     * @throws IllegalArgumentException if ids are to be kept beyond the window, which takes a directory
     * @throws CorruptBlockException if the store is damaged
     */
    public static CallIndex open(CallIndexConfig config, BlockStore store) {
        if (config.isKeptLonger()) {
            throw new IllegalArgumentException("ids are kept for " + config.kept() + ", which takes a directory");
        }
        return new CallIndex(config, store, new SipHash128(config.salt()), null);
    }

    /**
     * Opens an index that may keep ids beyond the window.
     *
     * @param directory for the sorted runs, of this index alone; what lies in it is deleted
     * @throws CorruptBlockException if the store is damaged
     * @throws java.io.UncheckedIOException if the directory cannot be used
     */
    public static CallIndex open(CallIndexConfig config, BlockStore store, Path directory) {
        return new CallIndex(config, store, new SipHash128(config.salt()), config.isKeptLonger() ? directory : null);
    }

    /** The reference that the id was added with last, {@link #ABSENT} if it is not known or not kept. */
    public long find(String tenant, String id) {
        hash.hash(tenant, id);
        long high = hash.high();
        long low = hash.low();
        long ref = locate(high, low, log.recent(), log.next());
        if (ref == ABSENT && old != null) {
            ref = locate(high, low, log.indexed(), log.recent() - 1);
            ref = ref == ABSENT ? old.find(high, low) : ref;
        }
        return ref;
    }

    /**
     * Adds the id unless it was added within the window.
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
        advance(timeMicros);
        hash.hash(tenant, id);
        long high = hash.high();
        long low = hash.low();
        long known = locate(high, low, log.recent(), log.next());
        if (known == ABSENT) {
            table.add(high, low, log.append(high, low, ref));
        }
        return known;
    }

    private long locate(long high, long low, long from, long to) {
        int stripe = FingerprintTable.stripe(high);
        long fingerprint = FingerprintTable.fingerprint(low);
        int at = table.home(stripe, fingerprint);
        for (long slot = table.slot(stripe, at); slot != 0; slot = table.slot(stripe, at)) {
            if (FingerprintTable.holds(slot, fingerprint)) {
                long sequence = log.sequence(FingerprintTable.block(slot));
                long ref = sequence < from || sequence > to ? ABSENT : log.find(sequence, high, low);
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
        if (log.advance(timeMicros)) {
            if (old == null) {
                log.forgetPassed();
            } else {
                old.follow(table);
            }
        }
    }

    /** Writes what the store does not have yet: at most one block. */
    public void flush() {
        log.flush();
    }

    /** Ids within the window at present. */
    public long size() {
        return log.entries();
    }

    /** Ids on local disk at present, some of them perhaps gone already. */
    public long spilled() {
        return old == null ? 0 : old.size();
    }

    /** Heap of the table in bytes, without blocks. */
    public long heapBytes() {
        return table.heapBytes();
    }

    /** Deletes the runs. What the store holds stays. */
    @Override
    public void close() {
        if (old != null) {
            old.close();
        }
    }
}
