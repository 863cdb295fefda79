package dev.plumbline.processors.topologies.drift;

import dev.plumbline.processors.rollups.Aggregate;
import dev.plumbline.processors.rollups.SeriesKey;
import dev.plumbline.processors.topologies.rollup.RollupStores;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyWindowStore;
import org.jspecify.annotations.Nullable;

/**
 * The totals of minutes that have not closed yet, by minute and series.
 *
 * <p>The windows of minutes hold them as well, so nothing is written here, except where the windows do not tell: what came
 * late and counts for the oldest open minute, and minutes of a back-fill that are too old for windows. Such a total is
 * kept whole in a store. The key is the minute, then the series. Not thread-safe.
 */
final class OpenMinutes {
    private static final long MINUTE_MILLIS = 60_000;

    private final KeyValueStore<Bytes, byte[]> store;
    private final TreeMap<Long, TreeMap<SeriesKey, Total>> minutes = new TreeMap<>();
    private final Map<Bytes, @Nullable Total> changed = new LinkedHashMap<>();

    private static final class Total {
        private final Aggregate aggregate;
        private boolean apart;
        private boolean written;

        /** One that is kept apart from the windows has been written already. */
        Total(Aggregate aggregate, boolean apart) {
            this.aggregate = aggregate;
            this.apart = apart;
            this.written = apart;
        }
    }

    OpenMinutes(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    /**
     * Takes over what was open before a stop.
     *
     * @param windows the windows of minutes
     * @param from the oldest minute that is open
     * @param wanted the series that matter
     */
    void restore(ReadOnlyWindowStore<Bytes, byte[]> windows, long from, Predicate<SeriesKey> wanted) {
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
            all.forEachRemaining(entry -> {
                ByteBuffer key = ByteBuffer.wrap(entry.key.get());
                long minute = key.getLong();
                byte[] series = new byte[key.remaining()];
                key.get(series);
                at(minute).put(SeriesKey.fromBytes(series), new Total(Aggregate.fromBytes(entry.value), true));
            });
        }
        try (KeyValueIterator<Windowed<Bytes>, byte[]> open =
                windows.fetchAll(Instant.ofEpochSecond(from * 60), Instant.ofEpochMilli(Long.MAX_VALUE))) {
            open.forEachRemaining(entry -> {
                SeriesKey series = SeriesKey.fromBytes(entry.key.key().get());
                if (wanted.test(series)) {
                    at(entry.key.window().start() / MINUTE_MILLIS)
                            .computeIfAbsent(series, unused -> new Total(RollupStores.totalOf(entry.value), false));
                }
            });
        }
    }

    private TreeMap<SeriesKey, Total> at(long minute) {
        return minutes.computeIfAbsent(minute, unused -> new TreeMap<>());
    }

    /**
     * Adds to a minute that is open.
     *
     * @param inWindow true if the window of that minute holds the part as well
     */
    void add(SeriesKey series, long minute, Aggregate part, boolean inWindow) {
        Total total = at(minute).computeIfAbsent(series, unused -> new Total(new Aggregate(), false));
        total.aggregate.merge(part);
        total.apart |= !inWindow;
        if (total.apart) {
            changed.put(key(minute, series), total);
        }
    }

    /** The oldest minute that has anything; {@link Long#MAX_VALUE} if none has. */
    long oldest() {
        return minutes.isEmpty() ? Long.MAX_VALUE : minutes.firstKey();
    }

    /** Takes out the totals of a minute, by series. */
    SortedMap<SeriesKey, Aggregate> close(long minute) {
        TreeMap<SeriesKey, Aggregate> totals = new TreeMap<>();
        TreeMap<SeriesKey, Total> closing = minutes.remove(minute);
        if (closing != null) {
            closing.forEach((series, total) -> {
                totals.put(series, total.aggregate);
                if (total.written) {
                    changed.put(key(minute, series), null);
                } else if (total.apart) {
                    changed.remove(key(minute, series));
                }
            });
        }
        return totals;
    }

    /** Writes what has changed. */
    void flush() {
        changed.forEach((key, total) -> {
            if (total == null) {
                store.delete(key);
            } else {
                store.put(key, total.aggregate.toBytes());
                total.written = true;
            }
        });
        changed.clear();
    }

    private static Bytes key(long minute, SeriesKey series) {
        ByteBuffer key = ByteBuffer.allocate(Long.BYTES + series.byteLength()).putLong(minute);
        series.writeTo(key);
        return Bytes.wrap(key.array());
    }
}
