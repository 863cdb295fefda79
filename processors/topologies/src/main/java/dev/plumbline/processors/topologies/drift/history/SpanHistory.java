package dev.plumbline.processors.topologies.drift.history;

import dev.plumbline.processors.rollups.SeriesKey;
import dev.plumbline.processors.topologies.drift.bytes.ByteWriter;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

    /** The spans of one series by level and first minute, encoded, and which of them the store does not have so. */
    private static final class Spans {
        private final TreeMap<Bytes, byte[]> encoded = new TreeMap<>();
        private final TreeMap<Bytes, Boolean> changed = new TreeMap<>();
        private final List<List<Bytes>> levels = new ArrayList<>();

        Spans() {
            for (int level = 0; level < LEVELS; level++) {
                levels.add(new ArrayList<>());
            }
        }

        void put(int level, Bytes key, byte[] value) {
            levels.get(level).add(key);
            encoded.put(key, value);
            changed.put(key, true);
        }

        Span take(int level) {
            Bytes key = levels.get(level).remove(0);
            byte[] value = encoded.remove(key);
            changed.put(key, false);
            if (value == null) {
                throw new IllegalStateException("no span " + key);
            }
            return Span.fromBytes(value);
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
            spans.put(level, key(series, level, carry.first()), carry.toBytes());
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
            spans.levels
                    .get(level)
                    .forEach(key -> all.add(Span.fromBytes(spans.encoded.getOrDefault(key, new byte[0]))));
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
                read.levels.get(key[key.length - Long.BYTES - 1]).add(entry.key);
                read.encoded.put(entry.key, entry.value);
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
            write(entry.getValue());
            if (beyond-- > 0) {
                oldest.remove();
            }
        }
    }

    private void write(Spans spans) {
        spans.changed.forEach((key, isPut) -> store.put(key, isPut ? spans.encoded.get(key) : null));
        spans.changed.clear();
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
