package dev.plumbline.processors.topologies.rollup.windows;

import dev.plumbline.processors.rollups.Resolution;
import dev.plumbline.processors.rollups.SeriesKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * One series of a task: its windows that are on the heap, and what came for them since the last commit and was not added yet. The
 * windows that were touched last are found without a search. Not thread-safe.
 */
public final class SeriesTotals {
    private static final int RESOLUTIONS = Resolution.values().length;

    private final SeriesKey key;
    private final Bytes bytes;
    private final boolean watched;
    private final Map<Long, WindowTotal> windows = new HashMap<>(8);
    private final @Nullable WindowTotal[] last = new WindowTotal[RESOLUTIONS];
    private final long[] opened = new long[RESOLUTIONS];
    private final long[] newest;
    private final WaitingParts waiting = new WaitingParts();
    private final List<WindowTotal> changed = new ArrayList<>(4);
    private boolean touched;
    private long notedDay = -1;

    /**
     * A series of which nothing is on the heap.
     *
     * @param watched whether the observer wants to be told of it
     * @param newest the newest start that it may have in a store, by ordinal of the length; its own from now on
     */
    SeriesTotals(SeriesKey key, boolean watched, long[] newest) {
        this.key = key;
        this.bytes = Bytes.wrap(key.toBytes());
        this.watched = watched;
        this.newest = newest;
        Arrays.fill(opened, Long.MIN_VALUE);
    }

    /** The series. */
    public SeriesKey key() {
        return key;
    }

    Bytes bytes() {
        return bytes;
    }

    /** True if the observer wants to be told of it. */
    public boolean isWatched() {
        return watched;
    }

    /** True if this is the first note of that day. */
    public boolean noteOn(long day) {
        boolean first = notedDay != day;
        notedDay = day;
        return first;
    }

    /** True if the window is not the one that was opened last. */
    public boolean open(Resolution resolution, long startMicros) {
        boolean other = opened[resolution.ordinal()] != startMicros;
        opened[resolution.ordinal()] = startMicros;
        return other;
    }

    /** True if this is the first touch since {@link #settle}. */
    boolean touch() {
        boolean first = !touched;
        touched = true;
        return first;
    }

    /** Hands over the windows that have changed; nothing has from now on. */
    void settle(Consumer<WindowTotal> write) {
        changed.forEach(write);
        changed.clear();
        touched = false;
    }

    /** A window of this series has changed, for the first time since it was written. */
    void changed(WindowTotal window) {
        changed.add(window);
    }

    /** True if it can be forgotten: nothing on the heap, nothing to write. */
    boolean isIdle() {
        return windows.isEmpty() && !touched;
    }

    /** What came since the last commit and was not added yet. */
    public WaitingParts waiting() {
        return waiting;
    }

    /** A window that is on the heap, null if it is not. */
    @Nullable
    WindowTotal window(Resolution resolution, long startMicros) {
        WindowTotal recent = last[resolution.ordinal()];
        if (recent != null && recent.startMicros() == startMicros) {
            return recent;
        }
        WindowTotal found = windows.get(place(resolution, startMicros));
        if (found != null) {
            last[resolution.ordinal()] = found;
        }
        return found;
    }

    /** The windows that are on the heap, in no order; a copy. */
    List<WindowTotal> windows() {
        return List.copyOf(windows.values());
    }

    /** True if there may be a window in its store that starts then. */
    boolean mayBeStored(Resolution resolution, long startMicros) {
        return startMicros <= newest[resolution.ordinal()];
    }

    void put(WindowTotal window) {
        int length = window.resolution().ordinal();
        newest[length] = Math.max(newest[length], window.startMicros());
        windows.put(place(window.resolution(), window.startMicros()), window);
        last[window.resolution().ordinal()] = window;
    }

    /** Forgets a window that has been written. */
    void remove(WindowTotal window) {
        changed.remove(window);
        windows.remove(place(window.resolution(), window.startMicros()));
        if (last[window.resolution().ordinal()] == window) {
            last[window.resolution().ordinal()] = null;
        }
    }

    /** Starts are whole minutes, so that the few numbers beyond one are free to tell the resolutions apart. */
    private static long place(Resolution resolution, long startMicros) {
        return startMicros + resolution.ordinal();
    }
}
