package dev.plumbline.processors.dedup;

import java.util.Arrays;

/**
 * The blocks of an index: the open one that new entries go to, the closed ones behind it, and the store.
 *
 * <p>Blocks have 64-bit sequence numbers without gaps; the lower 24 bits are the number in the table and in the store.
 * Live ones are a range, from {@code first} to the open one, so a 24-bit number stands for at most one live block, also
 * after the numbers have wrapped.
 */
final class BlockLog {

    private final CallIndexConfig config;
    private final BlockStore store;
    private final BlockCache cache;
    private final TimeSlices slices;
    private byte[] open;
    private int openEntries;
    private int storedEntries;
    private long openSliceEnd;
    private long first;
    private long next;

    BlockLog(CallIndexConfig config, BlockStore store) {
        this.config = config;
        this.store = store;
        this.cache = new BlockCache(config.recentBlocks(), config.cachedBlocks());
        this.slices = new TimeSlices(config.window().toNanos() / 1_000);
        this.open = Block.allocate(config.blockEntries());
    }

    /** Takes over the blocks of an earlier run; a last one that a flush had left open is filled further. */
    void restore(StoredBlocks stored) {
        first = stored.first();
        next = stored.next();
        stored.forEach(block -> {
            slices.advance(block.newest());
            slices.add(block.sequence(), block.sliceEnd(), block.entries());
        });
        stored.last().filter(this::stillOpen).ifPresent(this::reopen);
        expire();
    }

    private boolean stillOpen(StoredBlocks.Header block) {
        return block.entries() < config.sealEntries() && slices.now() < block.sliceEnd();
    }

    private void reopen(StoredBlocks.Header block) {
        next = block.sequence();
        byte[] bytes = load(next);
        System.arraycopy(bytes, 0, open, 0, bytes.length);
        openEntries = block.entries();
        storedEntries = openEntries;
        openSliceEnd = block.sliceEnd();
    }

    /** Moves time on, closes the open block at the end of its slice and deletes what has expired. */
    void advance(long timeMicros) {
        if (timeMicros > slices.now()) {
            slices.advance(timeMicros);
            if (openEntries > 0 && timeMicros >= openSliceEnd) {
                seal();
            }
            expire();
        }
    }

    private void expire() {
        while (slices.oldestHasExpired()) {
            dropOldest();
        }
    }

    private void dropOldest() {
        long end = slices.dropOldest(next);
        for (; first < end; first++) {
            store.delete(number(first));
            cache.remove(first);
        }
    }

    /** Adds an entry and returns the number of its block. */
    int append(long high, long low, long ref) {
        if (openEntries == 0) {
            openSliceEnd = slices.currentEnd();
        }
        int number = number(next);
        slices.add(next, openSliceEnd, 1);
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
        Block.writeHeader(open, next, openSliceEnd, slices.now());
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
            dropOldest();
        }
    }

    /** The reference of the id in that block, {@link CallIndex#ABSENT} if it is not there or the block is gone. */
    long find(int number, long high, long low) {
        long sequence = sequence(number);
        if (sequence > next) {
            return CallIndex.ABSENT;
        }
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

    boolean isLive(int number) {
        return sequence(number) <= next;
    }

    private static int number(long sequence) {
        return (int) sequence & FingerprintTable.BLOCK_MASK;
    }

    /** The only sequence number from {@code first} on, within one turn, that has this number. */
    private long sequence(int number) {
        return first + ((number - first) & FingerprintTable.BLOCK_MASK);
    }

    long entries() {
        return slices.entries();
    }
}
