package dev.plumbline.processors.topologies.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The ledger of one task: counts on the heap in front of its store. A line is read from the store when it is first needed and written
 * at each commit in which it has grown. Belongs to one run of a task, like the store that it is in front of. Not thread-safe.
 */
final class LedgerCounts {
    /** Lines that are remembered between commits, some 3 MB. */
    private static final int REMEMBERED = 10_000;

    private final KeyValueStore<Bytes, Long> store;
    private final Map<LedgerKey, LedgerLine> lines = new HashMap<>();
    private final List<LedgerLine> grown = new ArrayList<>();

    /** Nothing counted since the last commit; {@code store} holds what was counted before. */
    LedgerCounts(KeyValueStore<Bytes, Long> store) {
        this.store = store;
    }

    /** Counts one record under {@code key}. */
    void count(LedgerKey key) {
        count(line(key));
    }

    /** The line of a key; open until it is forgotten here. */
    LedgerLine line(LedgerKey key) {
        LedgerLine known = lines.get(key);
        return known == null ? open(key) : known;
    }

    private LedgerLine open(LedgerKey key) {
        Bytes stored = Bytes.wrap(key.toBytes());
        Long before = store.get(stored);
        LedgerLine line = new LedgerLine(key, stored, before == null ? 0 : before);
        lines.put(key, line);
        return line;
    }

    /** Counts one record on a line that is open. */
    void count(LedgerLine line) {
        if (!line.open) {
            throw new IllegalStateException("the line of " + line.key + " is closed");
        }
        if (!line.grown) {
            line.grown = true;
            grown.add(line);
        }
        line.count = Math.addExact(line.count, 1);
    }

    /** Writes the lines that have grown and names each to {@code written}. */
    void flush(Consumer<LedgerKey> written) {
        for (LedgerLine line : grown) {
            store.put(line.stored, line.count);
            line.grown = false;
            written.accept(line.key);
        }
        grown.clear();
        if (lines.size() > REMEMBERED) {
            forget();
        }
    }

    /** Reads each line from the store again when it is next needed: the store was changed. Nothing may have grown since the flush. */
    void forget() {
        lines.values().forEach(line -> line.open = false);
        lines.clear();
    }
}
