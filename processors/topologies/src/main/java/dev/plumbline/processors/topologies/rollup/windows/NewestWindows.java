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
    private final long[] starts;
    private boolean changed;

    /**
     * As it was stored; if it was not, no window is taken for new.
     *
     * @param storeIsEmpty whether no window was ever stored, so that all are new
     */
    public NewestWindows(KeyValueStore<Integer, byte[]> store, boolean storeIsEmpty) {
        this.store = store;
        this.starts = read(store.get(KEY), storeIsEmpty ? Long.MIN_VALUE : Long.MAX_VALUE);
    }

    private static long[] read(byte @Nullable [] stored, long otherwise) {
        long[] starts = new long[RESOLUTIONS];
        Arrays.fill(starts, otherwise);
        if (stored != null) {
            ByteBuffer.wrap(stored).asLongBuffer().get(starts);
        }
        return starts;
    }

    /** The newest starts of any series, by ordinal of the length; a copy. */
    long[] starts() {
        return starts.clone();
    }

    /** A window is on the heap and will be stored. */
    void opened(Resolution resolution, long startMicros) {
        if (startMicros > starts[resolution.ordinal()]) {
            starts[resolution.ordinal()] = startMicros;
            changed = true;
        }
    }

    /** Writes what has changed. */
    void flush() {
        if (changed) {
            ByteBuffer out = ByteBuffer.allocate(RESOLUTIONS * Long.BYTES);
            out.asLongBuffer().put(starts);
            store.put(KEY, out.array());
            changed = false;
        }
    }
}
