package dev.plumbline.processors.dedup;

import java.util.Arrays;

/**
 * The blocks of an index: the open one that new entries go to, the closed ones behind it, and the store.
 *
 * <p>Blocks have 64-bit sequence numbers without gaps; the lower 24 bits are the number in the table and in the store.
 * Live ones are a range, from {@code first} to the open one, so a 24-bit number stands for at most one live block, also
 * after the numbers have wrapped.
 *
 * <p>Four marks divide them: {@code first} is the oldest that is kept; from {@code indexed} on, the table on the heap leads
 * to them; from {@code recent} on, their ids make duplicates; {@code next} is the open one. The second follows the third in
 * steps of a sixth of the window, as the older ones are handed to runs.
 */
final class BlockLog {

    private static final int SLICES_A_WINDOW = 60;
    private static final int STEPS_A_WINDOW = 6;

    private final CallIndexConfig config;
    private final BlockStore store;
    private final BlockCache cache;
    private final TimeSlices keptSlices;
    private final TimeSlices recentSlices;
    private final long stepMicros;
    private byte[] open;
    private int openEntries;
    private int storedEntries;
    private long openSliceEnd;
    private long first;
    private long indexed;
    private long passed;
    private long recent;
    private long next;

    BlockLog(CallIndexConfig config, BlockStore store) {
        this.config = config;
        this.store = store;
        this.cache = new BlockCache(config.recentBlocks(), config.cachedBlocks());
        long window = config.window().toNanos() / 1_000;
        this.keptSlices = new TimeSlices(config.kept().toNanos() / 1_000, window / SLICES_A_WINDOW);
        this.recentSlices = new TimeSlices(window, window / SLICES_A_WINDOW);
        this.stepMicros = window / STEPS_A_WINDOW;
        this.open = Block.allocate(config.blockEntries());
    }

    /** Takes over the blocks of an earlier run; a last one that a flush had left open is filled further. */
    void restore(StoredBlocks stored) {
        first = stored.first();
        next = stored.next();
        recent = first;
        passed = first;
        stored.forEach(block -> {
            advanceSlices(block.newest());
            add(block.sequence(), block.sliceEnd(), block.entries());
        });
        stored.last().filter(this::stillOpen).ifPresent(this::reopen);
        expire();
        indexed = passed;
    }

    private void advanceSlices(long timeMicros) {
        keptSlices.advance(timeMicros);
        recentSlices.advance(timeMicros);
    }

    private void add(long sequence, long sliceEnd, int entries) {
        keptSlices.add(sequence, sliceEnd, entries);
        recentSlices.add(sequence, sliceEnd, entries);
    }

    private boolean stillOpen(StoredBlocks.Header block) {
        return block.entries() < config.sealEntries() && recentSlices.now() < block.sliceEnd();
    }

    private void reopen(StoredBlocks.Header block) {
        next = block.sequence();
        byte[] bytes = load(next);
        System.arraycopy(bytes, 0, open, 0, bytes.length);
        openEntries = block.entries();
        storedEntries = openEntries;
        openSliceEnd = block.sliceEnd();
    }

    /**
     * Moves time on, closes the open block at the end of its slice and deletes what has expired.
     *
     * @return true if blocks have left the window or the store
     */
    boolean advance(long timeMicros) {
        if (timeMicros <= recentSlices.now()) {
            return false;
        }
        advanceSlices(timeMicros);
        if (openEntries > 0 && timeMicros >= openSliceEnd) {
            seal();
        }
        return expire();
    }

    private boolean expire() {
        boolean expired = false;
        while (recentSlices.oldestHasExpired()) {
            dropRecent();
            expired = true;
        }
        while (keptSlices.oldestHasExpired()) {
            dropOldest();
            expired = true;
        }
        return expired;
    }

    private void dropRecent() {
        long step = Math.floorDiv(recentSlices.oldestEnd() - 1, stepMicros);
        recent = recentSlices.dropOldest(next);
        if (recentSlices.oldestEnd() == Long.MAX_VALUE
                || Math.floorDiv(recentSlices.oldestEnd() - 1, stepMicros) > step) {
            passed = recent;
        }
    }

    private void dropOldest() {
        long end = keptSlices.dropOldest(next);
        for (; first < end; first++) {
            store.delete(number(first));
            cache.remove(first);
        }
        recent = Math.max(recent, first);
        passed = Math.max(passed, first);
        indexed = Math.max(indexed, first);
    }

    /** Adds an entry and returns the number of its block. */
    int append(long high, long low, long ref) {
        if (openEntries == 0) {
            openSliceEnd = recentSlices.currentEnd();
        }
        int number = number(next);
        add(next, openSliceEnd, 1);
        Block.writeEntry(open, openEntries++, high, low, ref);
        if (openEntries == config.blockEntries()) {
            seal();
        }
        return number;
    }

    /** Writes what the store does not have yet. */
    void flush() {
        if (openEntries >= config.sealEntries()) {
            seal();
        } else if (openEntries > storedEntries) {
            store.put(number(next), image());
            storedEntries = openEntries;
        }
    }

    /** The open block as it is stored; a copy unless it is full. */
    private byte[] image() {
        Block.writeHeader(open, next, openSliceEnd, recentSlices.now());
        return openEntries == config.blockEntries() ? open : Arrays.copyOf(open, Block.bytes(openEntries));
    }

    private void seal() {
        byte[] image = image();
        if (openEntries > storedEntries) {
            store.put(number(next), image);
        }
        cache.addRecent(next, image);
        if (image == open) {
            open = Block.allocate(config.blockEntries());
        }
        openEntries = 0;
        storedEntries = 0;
        next++;
        if (next - first > FingerprintTable.BLOCK_MASK) {
            while (recentSlices.oldestEnd() <= keptSlices.oldestEnd()) {
                dropRecent();
            }
            dropOldest();
        }
    }

    /** The reference of the id in that block, {@link CallIndex#ABSENT} if it is not there. */
    long find(long sequence, long high, long low) {
        if (sequence == next) {
            return Block.find(open, openEntries, high, low);
        }
        byte[] block = cache.find(sequence);
        if (block == null) {
            block = load(sequence);
            cache.addOlder(sequence, block);
        }
        return Block.find(block, Block.entries(block), high, low);
    }

    private byte[] load(long sequence) {
        byte[] block = store.get(number(sequence));
        if (block == null) {
            throw new CorruptBlockException("block " + sequence + " is missing");
        }
        if (Block.sequence(Block.check(block)) != sequence) {
            throw new CorruptBlockException("block " + Block.sequence(block) + " lies in the place of " + sequence);
        }
        return block;
    }

    /** True if the table is to lead to the block of that number. */
    boolean isIndexed(int number) {
        long sequence = sequence(number);
        return sequence >= indexed && sequence <= next;
    }

    /** The oldest block that is kept. */
    long first() {
        return first;
    }

    /** The oldest block that the table leads to. */
    long indexed() {
        return indexed;
    }

    /** Up to here blocks can be handed to runs. */
    long passed() {
        return passed;
    }

    /** The oldest block whose ids make duplicates. */
    long recent() {
        return recent;
    }

    /** The open block. */
    long next() {
        return next;
    }

    /** Notes that the blocks before {@link #passed} have been handed to runs. */
    void forgetPassed() {
        indexed = passed;
    }

    static int number(long sequence) {
        return (int) sequence & FingerprintTable.BLOCK_MASK;
    }

    /** The only sequence number from {@code first} on, within one turn, that has this number. */
    long sequence(int number) {
        return first + ((number - first) & FingerprintTable.BLOCK_MASK);
    }

    long entries() {
        return recentSlices.entries();
    }
}
