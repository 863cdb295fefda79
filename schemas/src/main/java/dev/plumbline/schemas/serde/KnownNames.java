package dev.plumbline.schemas.serde;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The names that calls had lately, by their bytes, which are compared in full. Most calls have names that many others have, so one
 * look-up stands for fourteen strings, and for all that is kept with them.
 *
 * <p>Places are in sets of eight; what is new takes the place of what has been in its set for longest, and while all together take too
 * much heap, others go in turn: some 400 bytes for usual names, several KB for the longest. Single-threaded.
 */
final class KnownNames {
    /** Objects, with what is kept with them. */
    private static final int BYTES_BESIDES = 64;

    /** The bytes of names stand in a key, in strings and in strings joined from those. */
    private static final int COPIES = 3;

    private static final int USUAL_BYTES = 400;
    private static final int SET = 8;
    private static final int FEWEST_SETS = 64;
    private static final int MOST_SETS = 1 << 20;
    private static final long FIRST_FACTOR = 0x9E3779B97F4A7C15L;
    private static final long SECOND_FACTOR = 0xC2B2AE3D27D4EB4FL;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** Remembers nothing. */
    static final KnownNames NONE = new KnownNames(0);

    private static final class Entry {
        final byte[] bytes;
        final CallNames names;

        Entry(byte[] bytes, CallNames names) {
            this.bytes = bytes;
            this.names = names;
        }

        int weight() {
            return BYTES_BESIDES + COPIES * bytes.length;
        }
    }

    private final long mostBytes;
    private final int mostSets;
    private long[] hashes = {};
    private @Nullable Entry[] entries = {};
    private int sets;
    private int size;
    private long weight;
    private int nextToGo;

    /** Remembers what takes so many bytes of heap at most, roughly. */
    KnownNames(long mostBytes) {
        this.mostBytes = mostBytes;
        mostSets = (int) Math.min(MOST_SETS, mostBytes / (SET * USUAL_BYTES));
    }

    /** The names with those bytes, of which there is at least one a field; null if they are not remembered. */
    @Nullable
    CallNames find(byte[] source, int start, int end) {
        if (sets == 0) {
            return null;
        }
        long hash = hash(source, start, end);
        int set = set(hash);
        for (int i = set; i < set + SET; i++) {
            if (hashes[i] == hash) {
                Entry entry = entries[i];
                if (entry != null && Arrays.equals(entry.bytes, 0, entry.bytes.length, source, start, end)) {
                    return entry.names;
                }
            }
        }
        return null;
    }

    /** Remembers names that were not found. */
    void add(byte[] source, int start, int end, CallNames names) {
        if (mostSets == 0) {
            return;
        }
        if (2 * size >= entries.length && sets < mostSets) {
            grow();
        }
        put(hash(source, start, end), new Entry(Arrays.copyOfRange(source, start, end), names));
        while (weight > mostBytes) {
            nextToGo = nextToGo == 0 ? entries.length - 1 : nextToGo - 1;
            drop(nextToGo);
        }
    }

    private void grow() {
        long[] oldHashes = hashes;
        @Nullable Entry[] old = entries;
        sets = Math.min(mostSets, Math.max(FEWEST_SETS, 2 * sets));
        hashes = new long[SET * sets];
        entries = new Entry[SET * sets];
        size = 0;
        weight = 0;
        for (int i = old.length - 1; i >= 0; i--) {
            Entry entry = old[i];
            if (entry != null) {
                put(oldHashes[i], entry);
            }
        }
    }

    private void put(long hash, Entry entry) {
        int set = set(hash);
        drop(set + SET - 1);
        System.arraycopy(hashes, set, hashes, set + 1, SET - 1);
        System.arraycopy(entries, set, entries, set + 1, SET - 1);
        hashes[set] = hash;
        entries[set] = entry;
        size++;
        weight += entry.weight();
    }

    private void drop(int place) {
        Entry dropped = entries[place];
        if (dropped != null) {
            entries[place] = null;
            size--;
            weight -= dropped.weight();
        }
    }

    private int set(long hash) {
        return SET * (int) ((hash >>> Integer.SIZE) * sets >>> Integer.SIZE);
    }

    /** Two chains of every other eight bytes; the last eight overlap those before. */
    private static long hash(byte[] bytes, int start, int end) {
        long even = (long) LONGS.get(bytes, end - Long.BYTES);
        long odd = end - start;
        int at = start;
        for (; at + 2 * Long.BYTES <= end; at += 2 * Long.BYTES) {
            even = mix(even, (long) LONGS.get(bytes, at));
            odd = mix(odd, (long) LONGS.get(bytes, at + Long.BYTES));
        }
        if (at + Long.BYTES <= end) {
            even = mix(even, (long) LONGS.get(bytes, at));
        }
        return mix(even * SECOND_FACTOR, odd);
    }

    private static long mix(long hash, long more) {
        long mixed = (hash ^ more) * FIRST_FACTOR;
        return mixed ^ mixed >>> Integer.SIZE;
    }
}
