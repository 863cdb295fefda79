package dev.plumbline.processors.topologies.ledger;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The ledger of one task: what has come since the last commit on the heap, and all of it in a logged store.
 *
 * <p>A publisher is one run of one process, so there are ever more of them. Lines of a publisher that nothing came from for
 * more than {@link #DAYS_KEPT} days of append time are added to those without a publisher, tenant by tenant. When each was
 * heard last is noted in the store as well, once a day. Not thread-safe.
 */
public final class LedgerBook {
    /** Days for which a silent publisher keeps lines of its own; its reports live on their topic for seven. */
    public static final long DAYS_KEPT = 8;

    private static final String HEARD = "heard";
    private static final LedgerKey TODAY = noteKey("", "today");

    private final KeyValueStore<Bytes, Long> store;
    private final LedgerCounts counts;
    private final Set<String> heardToday = new HashSet<>();
    private long today;

    /** The book on what the store holds. */
    public LedgerBook(KeyValueStore<Bytes, Long> store) {
        this.store = store;
        this.counts = new LedgerCounts(store);
        this.today = read(TODAY);
    }

    private static LedgerKey noteKey(String publisher, String what) {
        return new LedgerKey("", publisher, "", "", LedgerColumn.NOTE, what);
    }

    /** Counts one record under {@code key}. */
    public void count(LedgerKey key) {
        counts.count(key);
    }

    /** The line that records are counted on under {@code key}. */
    public LedgerLine line(LedgerKey key) {
        return counts.line(key);
    }

    /**
     * Counts one record on a line of this book.
     *
     * @throws IllegalStateException if the line is not open
     */
    public void count(LedgerLine line) {
        counts.count(line);
    }

    /** The number that was noted under a name, 0 if none was. */
    public long noted(String name) {
        return read(noteKey("", name));
    }

    /** Notes a number under a name, in the store and at once. */
    public void note(String name, long number) {
        store.put(bytes(noteKey("", name)), number);
    }

    /** Writes what was counted; {@code appendDay} is the day of the newest append time, counted from the epoch. */
    public void drain(long appendDay) {
        boolean newDay = appendDay > today;
        if (newDay) {
            today = appendDay;
            store.put(bytes(TODAY), today);
            heardToday.clear();
        }
        counts.flush(this::heard);
        if (newDay) {
            foldSilent();
            counts.forget();
        }
    }

    private void heard(LedgerKey key) {
        if (!key.publisher().isEmpty() && heardToday.add(key.publisher())) {
            store.put(bytes(noteKey(key.publisher(), HEARD)), today);
        }
    }

    private void foldSilent() {
        List<KeyValue<LedgerKey, Long>> lines = new ArrayList<>();
        Set<String> silent = new HashSet<>();
        try (KeyValueIterator<Bytes, Long> all = store.all()) {
            all.forEachRemaining(entry -> {
                LedgerKey key = LedgerKey.fromBytes(entry.key.get());
                lines.add(KeyValue.pair(key, entry.value));
                if (key.column() == LedgerColumn.NOTE
                        && key.reason().equals(HEARD)
                        && entry.value < today - DAYS_KEPT) {
                    silent.add(key.publisher());
                }
            });
        }
        lines.stream().filter(line -> silent.contains(line.key.publisher())).forEach(line -> {
            store.delete(bytes(line.key));
            if (line.key.column().isOfRecords()) {
                add(line.key.withoutPublisher(), line.value);
            }
        });
    }

    private void add(LedgerKey key, long count) {
        store.put(bytes(key), Math.addExact(read(key), count));
    }

    private long read(LedgerKey key) {
        Long stored = store.get(bytes(key));
        return stored == null ? 0 : stored;
    }

    private static Bytes bytes(LedgerKey key) {
        return Bytes.wrap(key.toBytes());
    }
}
