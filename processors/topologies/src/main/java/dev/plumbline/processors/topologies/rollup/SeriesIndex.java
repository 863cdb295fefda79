package dev.plumbline.processors.topologies.rollup;

import dev.plumbline.processors.rollups.SeriesKey;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The series of one task that have windows: series to the last day of append time on which something came for it. A series
 * that nothing came for as long as its longest windows are kept is forgotten. Not thread-safe.
 */
final class SeriesIndex {
    private static final long DAY_MICROS = 24L * 3_600 * 1_000_000;

    private final KeyValueStore<Bytes, byte[]> store;
    private final long daysKept;
    private final Set<SeriesKey> noted = new HashSet<>();
    private long today;

    SeriesIndex(KeyValueStore<Bytes, byte[]> store, long keptMicros) {
        this.store = store;
        this.daysKept = keptMicros / DAY_MICROS + 1;
    }

    /** Something came for a series, in a packet that arrived at {@code appendMicros} or before. */
    void note(SeriesKey series, long appendMicros) {
        long day = dayOf(appendMicros);
        if (day > today) {
            forgetBefore(day - daysKept);
            noted.clear();
            today = day;
        }
        if (noted.add(series)) {
            store.put(Bytes.wrap(series.toBytes()), bytes(today));
        }
    }

    /** The day of a moment, from the epoch; never before it. */
    static long dayOf(long appendMicros) {
        return Math.max(0, Math.floorDiv(appendMicros, DAY_MICROS));
    }

    private void forgetBefore(long day) {
        List<Bytes> gone = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
            all.forEachRemaining(entry -> {
                if (ByteBuffer.wrap(entry.value).getLong() < day) {
                    gone.add(entry.key);
                }
            });
        }
        gone.forEach(store::delete);
    }

    private static byte[] bytes(long day) {
        return ByteBuffer.allocate(Long.BYTES).putLong(day).array();
    }
}
