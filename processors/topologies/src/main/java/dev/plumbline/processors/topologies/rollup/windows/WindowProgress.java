package dev.plumbline.processors.topologies.rollup.windows;

import dev.plumbline.processors.rollups.Resolution;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * How far the windows of a task have come, stored in the same transaction as they are. For each length the newest start that a store
 * may hold: a window that starts later is new and need not be looked up. And the moment until which shorter windows are
 * folded into longer ones. Not thread-safe.
 */
public final class WindowProgress {
    /** Key of the progress store, where sources have the numbers from 0 on. */
    public static final int KEY = -2;

    private static final int RESOLUTIONS = Resolution.values().length;
    private static final int FOLDED_AT = RESOLUTIONS * Long.BYTES;
    private static final long UNKNOWN = Long.MIN_VALUE;

    private final KeyValueStore<Integer, byte[]> store;
    private final long[] starts = new long[RESOLUTIONS];
    private long folded;
    private boolean changed;

    /**
     * As it was stored; if it was not, no window is taken for new, and nothing is known of what is folded.
     *
     * @param storeIsEmpty whether no window was ever stored, so that all are new
     */
    public WindowProgress(KeyValueStore<Integer, byte[]> store, boolean storeIsEmpty) {
        this.store = store;
        byte[] stored = store.get(KEY);
        if (stored == null) {
            Arrays.fill(starts, storeIsEmpty ? Long.MIN_VALUE : Long.MAX_VALUE);
        } else {
            ByteBuffer.wrap(stored).asLongBuffer().get(starts);
        }
        folded = stored == null && storeIsEmpty ? 0 : foldedIn(stored, UNKNOWN, UNKNOWN);
    }

    /** The moment until which readers find windows folded in a store. */
    static long foldedIn(ReadOnlyKeyValueStore<Integer, byte[]> store) {
        return foldedIn(store.get(KEY), 0, Long.MAX_VALUE);
    }

    private static long foldedIn(byte @Nullable [] stored, long ifNothing, long ifNotNoted) {
        if (stored == null) {
            return ifNothing;
        }
        return stored.length == FOLDED_AT ? ifNotNoted : ByteBuffer.wrap(stored).getLong(FOLDED_AT);
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

    /** False in stores of a version that added all that came to windows of each length at once. */
    public boolean knowsFolded() {
        return folded != UNKNOWN;
    }

    /** A window that ends then or before is in the longer window around it; microseconds since the epoch. */
    public long foldedUntil() {
        return folded;
    }

    /** Windows that end then or before are folded. */
    void foldedUntil(long micros) {
        folded = micros;
        changed = true;
    }

    /** Writes what has changed. */
    void flush() {
        if (changed) {
            ByteBuffer out = ByteBuffer.allocate(FOLDED_AT + Long.BYTES);
            for (long start : starts) {
                out.putLong(start);
            }
            store.put(KEY, out.putLong(folded).array());
            changed = false;
        }
    }
}
