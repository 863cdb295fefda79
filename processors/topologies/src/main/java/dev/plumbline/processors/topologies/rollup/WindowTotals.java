package dev.plumbline.processors.topologies.rollup;

import dev.plumbline.processors.rollups.Aggregate;
import dev.plumbline.processors.rollups.AggregateBytes;
import dev.plumbline.processors.rollups.Resolution;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.WindowStore;

/**
 * Totals of windows: heap objects over logged window stores. Read through on the first touch, written back at commit, so
 * that a window that grows by every packet is serialised once per commit. Entries beyond the bounds, on their number and
 * on the heap that they take, are dropped after they are written, least recently touched first.
 */
final class WindowTotals {
    private final Map<Resolution, WindowStore<Bytes, byte[]>> stores;
    private final AggregateBytes scratch = new AggregateBytes();
    private final int cached;
    private final long heapBytes;
    private final LinkedHashMap<Window, WindowTotal> heap = new LinkedHashMap<>(1024, 0.75f, true);
    private final Map<Window, WindowTotal> changed = new LinkedHashMap<>();
    private long weight;

    /** Keeps so many windows, and no more than fit into the bytes: a minute takes 1 KB, an hour or day with many calls up to 12 KB. */
    WindowTotals(Map<Resolution, WindowStore<Bytes, byte[]>> stores, int cached, long heapBytes) {
        this.stores = stores;
        this.cached = cached;
        this.heapBytes = heapBytes;
    }

    /** Adds to a window; answers true if this is the first that is heard of it. */
    boolean merge(Window window, Aggregate part) {
        WindowTotal total = at(window);
        boolean first =
                total.aggregate().calls() == 0 && total.aggregate().scores().isEmpty();
        total.aggregate().merge(part);
        change(window, total);
        return first;
    }

    /** The total of a window, empty if it has none yet. */
    Aggregate total(Window window) {
        return at(window).aggregate();
    }

    /** Counts one publication of a window; answers its revision. */
    int publish(Window window) {
        WindowTotal total = at(window);
        change(window, total);
        return total.nextRevision();
    }

    private void change(Window window, WindowTotal total) {
        if (total.change()) {
            changed.put(window, total);
        }
    }

    /** The windows that have changed since the last {@link #flush}, in the order of their first change. */
    Set<Window> changed() {
        return changed.keySet();
    }

    /** Writes what has changed and trims the heap. */
    void flush() {
        changed.forEach(this::write);
        changed.clear();
        Iterator<WindowTotal> oldest = heap.values().iterator();
        while ((heap.size() > cached || weight > heapBytes) && oldest.hasNext()) {
            weight -= oldest.next().weight();
            oldest.remove();
        }
    }

    /** Windows that need not be read from a store when they are touched next. */
    int onHeap() {
        return heap.size();
    }

    private void write(Window window, WindowTotal total) {
        weight -= total.weight();
        store(window).put(window.seriesBytes(), total.toBytes(scratch), window.startMillis());
        weight += total.weight();
    }

    private WindowTotal at(Window window) {
        WindowTotal total = heap.get(window);
        if (total == null) {
            byte[] stored = store(window).fetch(window.seriesBytes(), window.startMillis());
            total = stored == null ? WindowTotal.empty() : WindowTotal.fromBytes(stored);
            heap.put(window, total);
            weight += total.weight();
        }
        return total;
    }

    private WindowStore<Bytes, byte[]> store(Window window) {
        WindowStore<Bytes, byte[]> store = stores.get(window.resolution());
        if (store == null) {
            throw new IllegalStateException("no store for " + window.resolution());
        }
        return store;
    }
}
