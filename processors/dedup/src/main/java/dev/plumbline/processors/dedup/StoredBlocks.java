package dev.plumbline.processors.dedup;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The headers of what lies in the store when an index opens. */
final class StoredBlocks {

    private final List<Header> headers = new ArrayList<>();

    /** What has to be known of a block. */
    record Header(long sequence, long sliceEnd, long newest, int entries) {}

    private StoredBlocks() {}

    /** @throws CorruptBlockException if a block is damaged, out of place, or missing between others */
    static StoredBlocks read(BlockStore store) {
        StoredBlocks stored = new StoredBlocks();
        store.forEach((number, block) -> stored.add(number, Block.check(block)));
        stored.headers.sort(Comparator.comparingLong(Header::sequence));
        if (stored.next() - stored.first() != stored.headers.size()) {
            throw new CorruptBlockException("there are " + stored.headers.size() + " blocks from " + stored.first()
                    + " to " + (stored.next() - 1));
        }
        return stored;
    }

    private void add(int number, byte[] block) {
        long sequence = Block.sequence(block);
        if (number != (int) (sequence & FingerprintTable.BLOCK_MASK)) {
            throw new CorruptBlockException("block " + sequence + " lies at number " + number);
        }
        headers.add(new Header(sequence, Block.sliceEnd(block), Block.newest(block), Block.entries(block)));
    }

    long first() {
        return headers.isEmpty() ? 0 : headers.get(0).sequence();
    }

    long next() {
        return last().map(header -> header.sequence() + 1).orElse(0L);
    }

    Optional<Header> last() {
        return headers.isEmpty() ? Optional.empty() : Optional.of(headers.get(headers.size() - 1));
    }

    void forEach(Consumer<Header> visitor) {
        headers.forEach(visitor);
    }
}
