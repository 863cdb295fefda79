package dev.plumbline.processors.topologies.rollup;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * How far event time has come, over all intake partitions.
 *
 * <p>Each packet says how far its intake partition has come. The watermark is the least of those, without the partitions
 * that have been silent for longer than the idle time. Silence is measured in append time, never by a clock, so a replay
 * sees the same. The watermark never goes back. Persisted, so that it survives a restart.
 */
final class Watermarks {
    /** Key of the combined watermark and the newest append time of any partition. */
    static final int COMBINED = -1;

    private final KeyValueStore<Integer, byte[]> store;
    private final long idleMicros;
    private final long[] watermarks;
    private final long[] appends;
    private long newestAppend = Long.MIN_VALUE;
    private long watermark = Long.MIN_VALUE;
    private boolean dirty;

    Watermarks(KeyValueStore<Integer, byte[]> store, int sources, Duration idle) {
        this.store = store;
        this.idleMicros = idle.toNanos() / 1_000;
        this.watermarks = new long[sources];
        this.appends = new long[sources];
        Arrays.fill(watermarks, Long.MIN_VALUE);
        Arrays.fill(appends, Long.MIN_VALUE);
        restore();
    }

    private void restore() {
        try (KeyValueIterator<Integer, byte[]> all = store.all()) {
            all.forEachRemaining(entry -> {
                ByteBuffer in = ByteBuffer.wrap(entry.value);
                if (entry.key == COMBINED) {
                    watermark = in.getLong();
                    newestAppend = in.getLong();
                } else if (entry.key >= 0 && entry.key < watermarks.length) {
                    watermarks[entry.key] = in.getLong();
                    appends[entry.key] = in.getLong();
                }
            });
        }
    }

    /** Takes in how far one source has come. */
    void observe(int source, long watermarkMicros, long appendMicros) {
        if (newestAppend == Long.MIN_VALUE) {
            // A source that has not been heard yet counts as silent only after the idle time.
            Arrays.fill(appends, appendMicros);
        }
        watermarks[source] = Math.max(watermarks[source], watermarkMicros);
        appends[source] = Math.max(appends[source], appendMicros);
        newestAppend = Math.max(newestAppend, appendMicros);
        dirty = true;
    }

    /** Works the watermark out anew and answers it; {@link Long#MIN_VALUE} until something is known. */
    long advance() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < watermarks.length; i++) {
            if (newestAppend != Long.MIN_VALUE && appends[i] >= newestAppend - idleMicros) {
                least = Math.min(least, watermarks[i]);
            }
        }
        if (least != Long.MAX_VALUE && least > watermark) {
            watermark = least;
            dirty = true;
        }
        return watermark;
    }

    /** True if nothing ever came. */
    boolean isEmpty() {
        return newestAppend == Long.MIN_VALUE;
    }

    /** The newest append time of any source; {@link Long#MIN_VALUE} until something is known. */
    long newestAppend() {
        return newestAppend;
    }

    /** The watermark of the last {@link #advance}. */
    long current() {
        return watermark;
    }

    /** Writes what has changed. */
    void flush() {
        if (!dirty) {
            return;
        }
        for (int i = 0; i < watermarks.length; i++) {
            store.put(i, pair(watermarks[i], appends[i]));
        }
        store.put(COMBINED, pair(watermark, newestAppend));
        dirty = false;
    }

    private static byte[] pair(long first, long second) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(first)
                .putLong(second)
                .array();
    }
}
