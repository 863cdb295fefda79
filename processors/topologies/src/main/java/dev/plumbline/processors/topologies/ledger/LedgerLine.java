package dev.plumbline.processors.topologies.ledger;

import org.apache.kafka.common.utils.Bytes;

/** A line of a {@link LedgerBook}, to be counted on without a look-up for as long as it is open. Not thread-safe. */
public final class LedgerLine {
    final LedgerKey key;
    final Bytes stored;
    long count;
    boolean grown;
    boolean open = true;

    LedgerLine(LedgerKey key, Bytes stored, long count) {
        this.key = key;
        this.stored = stored;
        this.count = count;
    }

    /** False once the book has closed it, as it may at every drain: then the book has to be asked for it again. */
    public boolean isOpen() {
        return open;
    }
}
