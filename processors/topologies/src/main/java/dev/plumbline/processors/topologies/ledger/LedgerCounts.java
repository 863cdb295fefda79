package dev.plumbline.processors.topologies.ledger;

import java.util.HashMap;
import java.util.Map;
import java.util.function.ObjLongConsumer;

/** Ledger counts since the last commit, on the heap. Not thread-safe. */
public final class LedgerCounts {
    private final Map<LedgerKey, Long> counts = new HashMap<>();

    /** Counts one record under {@code key}. */
    public void count(LedgerKey key) {
        counts.merge(key, 1L, Math::addExact);
    }

    /** Hands over each line with its count, then forgets them all. */
    public void drain(ObjLongConsumer<LedgerKey> consumer) {
        counts.forEach(consumer::accept);
        counts.clear();
    }
}
