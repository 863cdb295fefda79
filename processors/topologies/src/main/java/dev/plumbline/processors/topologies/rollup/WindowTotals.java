package dev.plumbline.processors.topologies.rollup;

import dev.plumbline.processors.rollups.Aggregate;
import dev.plumbline.processors.rollups.Resolution;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.WindowStore;

/**
 * Totals of windows: heap objects over logged window stores. Read through on the first touch, written back at commit, so
 * that a window that grows by every packet is serialised once per commit. Entries beyond the bound are dropped after they
 * are written, least recently touched first.
 */
final class WindowTotals {
    private final Map<Resolution, WindowStore<Bytes, byte[]>> stores;
    private final int cached;
    private final LinkedHashMap<Window, WindowTotal> heap = new LinkedHashMap<>(1024, 0.75f, true);
    private final Map<Window, WindowTotal> changed = new LinkedHashMap<>();

    WindowTotals(Map<Resolution, WindowStore<Bytes, byte[]>> stores, int cached) {
        this.stores = stores;
        this.cached = cached;
    }

    /** Adds to a window; answers true if this is the first that is heard of it. */
    boolean merge(Window window, Aggregate part) {
        WindowTotal total = at(window);
        boolean first =
                total.aggregate().calls() == 0 && total.aggregate().scores().isEmpty();
        total.aggregate().merge(part);
        changed.put(window, total);
        return first;
    }

    /** The total of a window, empty if it has none yet. */
    Aggregate total(Window window) {
        return at(window).aggregate();
    }

    /** Counts one publication of a window; answers its revision. */
    int publish(Window window) {
        WindowTotal total = at(window);
        changed.put(window, total);
        return total.nextRevision();
    }

    /** The windows that have changed since the last {@link #flush}, in the order of their first change. */
    Set<Window> changed() {
        return changed.keySet();
    }

    /** Writes what has changed and trims the heap. */
    void flush() {
        changed.forEach(
                (window, total) -> store(window).put(window.seriesBytes(), total.toBytes(), window.startMillis()));
        changed.clear();
        Iterator<Window> oldest = heap.keySet().iterator();
        while (heap.size() > cached && oldest.hasNext()) {
            oldest.next();
            oldest.remove();
        }
    }

    private WindowTotal at(Window window) {
        WindowTotal total = heap.get(window);
        if (total == null) {
            byte[] stored = store(window).fetch(window.seriesBytes(), window.startMillis());
            total = stored == null ? WindowTotal.empty() : WindowTotal.fromBytes(stored);
            heap.put(window, total);
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
