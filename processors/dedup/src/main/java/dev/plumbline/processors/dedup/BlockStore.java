package dev.plumbline.processors.dedup;

import org.jspecify.annotations.Nullable;

/**
 * Numbered byte arrays that survive a restart, together with the transaction they were written in. Each index and each
 * dictionary needs a store of its own. Arrays passed in either direction are never changed afterwards.
 */
public interface BlockStore {

    /** Takes a block and its number. */
    @FunctionalInterface
    interface Visitor {
        void visit(int number, byte[] block);
    }

    /** The block of that number, null if there is none. */
    byte @Nullable [] get(int number);

    /** Writes a block, in place of an earlier one of that number. */
    void put(int number, byte[] block);

    /** Removes a block; nothing happens if there is none. */
    void delete(int number);

    /** Visits every block, in any order. */
    void forEach(Visitor visitor);
}
