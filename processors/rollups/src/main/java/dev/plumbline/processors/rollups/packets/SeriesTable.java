package dev.plumbline.processors.rollups.packets;

import dev.plumbline.processors.rollups.SeriesKey;
import org.jspecify.annotations.Nullable;

/**
 * Values by series, found by the bytes of the series where they stand in a packet, so that a series that is known is neither copied nor
 * decoded. Open addressing with linear probing, at most half full. Not thread-safe.
 */
public final class SeriesTable<V> {
    private static final int LEAST = 1 << 6;

    private @Nullable SeriesKey[] keys = new SeriesKey[LEAST];
    private @Nullable Object[] values = new Object[LEAST];
    private int size;

    /** The value of the series whose bytes stand from {@code start} until before {@code end}; null if it has none. */
    @Nullable
    V get(byte[] bytes, int start, int end) {
        int at = (int) SeriesKey.stableHash(bytes, start, end) & (keys.length - 1);
        for (SeriesKey key = keys[at]; key != null; key = keys[at]) {
            if (key.isIn(bytes, start, end)) {
                return value(at);
            }
            at = next(at);
        }
        return null;
    }

    /** The value of a series; null if it has none. */
    public @Nullable V get(SeriesKey key) {
        int at = find(key);
        return keys[at] == null ? null : value(at);
    }

    @SuppressWarnings("unchecked") // only put has filled the place
    private @Nullable V value(int at) {
        return (V) values[at];
    }

    /** Gives a series a value in place of any that it had. */
    public void put(SeriesKey key, V value) {
        int at = find(key);
        if (keys[at] == null && 2 * ++size > keys.length) {
            grow();
            at = find(key);
        }
        keys[at] = key;
        values[at] = value;
    }

    /** Takes a series out; nothing happens if it has no value. Those behind it move up, so that no search ends too early. */
    public void remove(SeriesKey key) {
        int gap = find(key);
        if (keys[gap] == null) {
            return;
        }
        size--;
        int at = next(gap);
        for (SeriesKey moved = keys[at]; moved != null; moved = keys[at]) {
            int home = home(moved);
            if (distance(home, at) >= distance(gap, at)) {
                keys[gap] = moved;
                values[gap] = values[at];
                gap = at;
            }
            at = next(at);
        }
        keys[gap] = null;
        values[gap] = null;
    }

    /** How many series have a value. */
    public int size() {
        return size;
    }

    /** The place of the key, or the empty one where it belongs. */
    private int find(SeriesKey key) {
        int at = home(key);
        for (SeriesKey found = keys[at]; found != null && !found.equals(key); found = keys[at]) {
            at = next(at);
        }
        return at;
    }

    private int home(SeriesKey key) {
        return (int) key.stableHash() & (keys.length - 1);
    }

    private int next(int at) {
        return (at + 1) & (keys.length - 1);
    }

    /** Steps from one place to another, around the end. */
    private int distance(int from, int to) {
        return (to - from) & (keys.length - 1);
    }

    private void grow() {
        @Nullable SeriesKey[] oldKeys = keys;
        @Nullable Object[] oldValues = values;
        keys = new SeriesKey[2 * oldKeys.length];
        values = new Object[2 * oldValues.length];
        for (int i = 0; i < oldKeys.length; i++) {
            SeriesKey key = oldKeys[i];
            if (key != null) {
                int at = find(key);
                keys[at] = key;
                values[at] = oldValues[i];
            }
        }
    }
}
