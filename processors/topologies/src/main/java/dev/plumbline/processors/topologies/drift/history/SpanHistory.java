package dev.plumbline.processors.topologies.drift.history;

import dev.plumbline.processors.rollups.SeriesKey;
import dev.plumbline.processors.topologies.drift.bytes.ByteWriter;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The spans of every watched series of a task, over a logged store.
 *
 * <p>An exponential histogram over the minutes that have calls or scores: the latest 20 stay apart, then up to 4 spans of
 * 2 minutes, 4 of 4, and so on to 4 of 512; a level that overflows merges its two oldest into one of the next, and the
 * last drops its oldest. At most 56 spans a series that reach back 4,100 minutes with calls. The key in the store is the
 * series, the level and the first minute. Series that were written least recently leave the heap, never the store.
 * Not thread-safe.
 */
public final class SpanHistory {
    private static final int FINE = 20;
    private static final int COARSE = 4;
    private static final int LEVELS = 10;
    private static final int SERIES_ON_HEAP = 64;

    private final KeyValueStore<Bytes, byte[]> store;
    private final LinkedHashMap<SeriesKey, Spans> heap = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * The spans of one series by level. A span is an object until it is written, and bytes from then on: what is merged
     * between two commits, as in a back-fill, is never encoded, and what stays is small.
     */
    private static final class Spans {
        private final Map<Bytes, Span> fresh = new HashMap<>();
        private final Map<Bytes, byte[]> stored = new HashMap<>();
        private final Set<Bytes> gone = new LinkedHashSet<>();
        private final List<ArrayDeque<Bytes>> levels = new ArrayList<>();

        Spans() {
            for (int level = 0; level < LEVELS; level++) {
                levels.add(new ArrayDeque<>());
            }
        }

        void put(int level, Bytes key, Span span) {
            levels.get(level).addLast(key);
            fresh.put(key, span);
        }

        Span get(Bytes key) {
            Span known = fresh.get(key);
            byte[] bytes = stored.get(key);
            if (known == null && bytes == null) {
                throw new IllegalStateException("no span " + key);
            }
            return known == null ? Span.fromBytes(Objects.requireNonNull(bytes)) : known;
        }

        Span take(int level) {
            Bytes key = levels.get(level).removeFirst();
            Span span = get(key);
            fresh.remove(key);
            if (stored.remove(key) != null) {
                gone.add(key);
            }
            return span;
        }

        void write(KeyValueStore<Bytes, byte[]> store) {
            gone.forEach(store::delete);
            gone.clear();
            fresh.forEach((key, span) -> {
                byte[] bytes = span.toBytes();
                stored.put(key, bytes);
                store.put(key, bytes);
            });
            fresh.clear();
        }
    }

    /** The history in a store. */
    public SpanHistory(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    /** Adds a minute of a series, later than all before. */
    public void add(SeriesKey series, Span minute) {
        Spans spans = spans(series);
        Span carry = minute;
        for (int level = 0; level < LEVELS; level++) {
            spans.put(level, key(series, level, carry.first()), carry);
            if (spans.levels.get(level).size() <= (level == 0 ? FINE : COARSE)) {
                return;
            }
            Span oldest = spans.take(level);
            if (level == LEVELS - 1) {
                return;
            }
            carry = oldest.plus(spans.take(level));
        }
    }

    /** All spans of a series, the oldest first. */
    public List<Span> of(SeriesKey series) {
        List<Span> all = new ArrayList<>();
        Spans spans = spans(series);
        for (int level = LEVELS - 1; level >= 0; level--) {
            spans.levels.get(level).forEach(key -> all.add(spans.get(key)));
        }
        return all;
    }

    private Spans spans(SeriesKey series) {
        Spans known = heap.get(series);
        if (known == null) {
            known = read(series);
            heap.put(series, known);
        }
        return known;
    }

    private Spans read(SeriesKey series) {
        Spans read = new Spans();
        try (KeyValueIterator<Bytes, byte[]> stored =
                store.range(key(series, 0, 0), key(series, LEVELS, Long.MAX_VALUE))) {
            stored.forEachRemaining(entry -> {
                byte[] key = entry.key.get();
                read.levels.get(key[key.length - Long.BYTES - 1]).addLast(entry.key);
                read.stored.put(entry.key, entry.value);
            });
        }
        return read;
    }

    /** Writes what has changed and lets the series go that are beyond the bound. */
    public void flush() {
        var oldest = heap.entrySet().iterator();
        int beyond = heap.size() - SERIES_ON_HEAP;
        while (oldest.hasNext()) {
            Map.Entry<SeriesKey, Spans> entry = oldest.next();
            entry.getValue().write(store);
            if (beyond-- > 0) {
                oldest.remove();
            }
        }
    }

    private static Bytes key(SeriesKey series, int level, long minute) {
        byte[] prefix = new ByteWriter().block(series.toBytes()).toBytes();
        return Bytes.wrap(ByteBuffer.allocate(prefix.length + 1 + Long.BYTES)
                .put(prefix)
                .put((byte) level)
                .putLong(minute)
                .array());
    }
}
