package dev.plumbline.processors.topologies.drift;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The detectors of a task: a bounded number on the heap, all of them in a logged store. Detectors of rules that are gone
 * stay in the store, untouched. Not thread-safe.
 */
final class DetectorCache {
    private static final Logger LOG = LoggerFactory.getLogger(DetectorCache.class);
    private static final int ON_HEAP = 600;

    private final KeyValueStore<Bytes, byte[]> store;
    private final LinkedHashMap<DetectorKey, Tracked> heap = new LinkedHashMap<>(64, 0.75f, true);
    private final Set<DetectorKey> changed = new LinkedHashSet<>();

    DetectorCache(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    /** The detector of a key, new if there is none. */
    Tracked get(DetectorKey key, DriftRule rule) {
        Tracked tracked = heap.get(key);
        if (tracked == null) {
            byte[] bytes = store.get(Bytes.wrap(key.toBytes()));
            tracked = bytes == null ? Tracked.fresh(key.signal(), rule) : resumed(key, bytes, rule);
            heap.put(key, tracked);
        }
        return tracked;
    }

    /** One that does not fit its rule any more, because the scale has changed, makes way for a new one. */
    private static Tracked resumed(DetectorKey key, byte[] bytes, DriftRule rule) {
        try {
            return Tracked.fromBytes(bytes, key.signal(), rule);
        } catch (RuntimeException e) {
            LOG.warn(
                    "{} of {} starts a new baseline for rule {}: {}",
                    key.signal().metric(),
                    key.series(),
                    key.ruleId(),
                    e.getMessage());
            return Tracked.fresh(key.signal(), rule);
        }
    }

    /** Notes that a detector is not any more what the store has. */
    void changed(DetectorKey key) {
        changed.add(key);
    }

    /** Writes what has changed, and lets go of the detectors that were used least recently. */
    void flush() {
        for (DetectorKey key : changed) {
            Tracked tracked = heap.get(key);
            if (tracked != null) {
                store.put(Bytes.wrap(key.toBytes()), tracked.toBytes());
            }
        }
        changed.clear();
        var oldest = heap.entrySet().iterator();
        for (int beyond = heap.size() - ON_HEAP; beyond > 0; beyond--) {
            oldest.next();
            oldest.remove();
        }
    }

    /** True if there are more than the heap should hold between two writes. */
    boolean isFull() {
        return heap.size() > 2 * ON_HEAP;
    }
}
