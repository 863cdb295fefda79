package dev.plumbline.processors.topologies.rollup.windows;

import dev.plumbline.processors.rollups.Resolution;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * For each length of window the newest start that a store may hold. A window that starts later is new and need not be looked up. Stored
 * in the same transaction as the windows. Not thread-safe.
 */
public final class NewestWindows {
    /** Key of the progress store, where sources have the numbers from 0 on. */
    public static final int KEY = -2;

    private static final int RESOLUTIONS = Resolution.values().length;

    private final KeyValueStore<Integer, byte[]> store;
    private final long[] ofAll;

    /** Of the series that are not on the heap. */
    private final long[] ofOthers;

    private boolean changed;

    /**
     * As it was stored; if it was not, no window is taken for new.
     *
     * @param storeIsEmpty whether no window was ever stored, so that all are new
     */
    public NewestWindows(KeyValueStore<Integer, byte[]> store, boolean storeIsEmpty) {
        this.store = store;
        this.ofAll = read(store.get(KEY), storeIsEmpty ? Long.MIN_VALUE : Long.MAX_VALUE);
        this.ofOthers = ofAll.clone();
    }

    private static long[] read(byte @Nullable [] stored, long otherwise) {
        long[] starts = new long[RESOLUTIONS];
        Arrays.fill(starts, otherwise);
        if (stored != null) {
            ByteBuffer.wrap(stored).asLongBuffer().get(starts);
        }
        return starts;
    }

    /** The newest starts, by ordinal of the length, of a series that is not on the heap. */
    long[] ofNextSeries() {
        return ofOthers.clone();
    }

    /** A window is on the heap and will be stored. */
    void opened(Resolution resolution, long startMicros) {
        if (startMicros > ofAll[resolution.ordinal()]) {
            ofAll[resolution.ordinal()] = startMicros;
            changed = true;
        }
    }

    /** A series with these newest starts leaves the heap. */
    void left(long[] starts) {
        for (int i = 0; i < RESOLUTIONS; i++) {
            ofOthers[i] = Math.max(ofOthers[i], starts[i]);
        }
    }

    /** Writes what has changed. */
    void flush() {
        if (changed) {
            ByteBuffer out = ByteBuffer.allocate(RESOLUTIONS * Long.BYTES);
            out.asLongBuffer().put(ofAll);
            store.put(KEY, out.array());
            changed = false;
        }
    }
}
