package dev.plumbline.processors.rollups;

import dev.plumbline.processors.sketches.ScoreDistribution;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Score distributions by key, sorted, in parallel arrays: an aggregate has few of them, and mostly none. A key that
 * is the same object as before is found without comparing text.
 */
final class ScoreTable {

    private static final int MOST_SPARE = 16;

    private final boolean reusable;
    private ScoreKey[] keys = new ScoreKey[2];
    private ScoreDistribution[] distributions = new ScoreDistribution[2];
    private @Nullable byte[][] names = new byte[2][];
    private int size;

    ScoreTable() {
        this(false);
    }

    private ScoreTable(boolean reusable) {
        this.reusable = reusable;
    }

    /** A table that is filled and cleared again and again, and keeps some of its distributions to use them again. */
    static ScoreTable reusable() {
        return new ScoreTable(true);
    }

    int size() {
        return size;
    }

    ScoreKey key(int index) {
        return keys[index];
    }

    /** The name at that place in UTF-8. */
    byte[] name(int index) {
        byte[] name = names[index];
        if (name == null) {
            name = keys[index].name().getBytes(StandardCharsets.UTF_8);
            names[index] = name;
        }
        return name;
    }

    ScoreDistribution distribution(int index) {
        return distributions[index];
    }

    /** The distribution of the key, made if it is not there. */
    ScoreDistribution at(ScoreKey key) {
        if (size > 0 && keys[0] == key) {
            return distributions[0];
        }
        int found = Arrays.binarySearch(keys, 0, size, key);
        return found >= 0 ? distributions[found] : insert(-found - 1, key);
    }

    /** The place of the key that a buffer is at, a name of that length and a source; -1 if it is not there. Reads nothing. */
    int find(ByteBuffer in, int length) {
        int from = in.position();
        if (in.remaining() <= length) {
            return -1;
        }
        for (int i = 0; i < size; i++) {
            if (keys[i].source().ordinal() == in.get(from + length) && isName(name(i), in, length)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isName(byte[] name, ByteBuffer in, int length) {
        if (name.length != length) {
            return false;
        }
        int from = in.position();
        for (int i = 0; i < length; i++) {
            if (name[i] != in.get(from + i)) {
                return false;
            }
        }
        return true;
    }

    private ScoreDistribution insert(int index, ScoreKey key) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, 2 * size);
            distributions = Arrays.copyOf(distributions, 2 * size);
            names = Arrays.copyOf(names, 2 * size);
        }
        ScoreDistribution added = reusable ? spare() : new ScoreDistribution();
        System.arraycopy(keys, index, keys, index + 1, size - index);
        System.arraycopy(distributions, index, distributions, index + 1, size - index);
        System.arraycopy(names, index, names, index + 1, size - index);
        distributions[index] = added;
        if (keys[index] != key) { // else a cleared table still has its name
            keys[index] = key;
            names[index] = null;
        }
        size++;
        return added;
    }

    /** What is behind the last distribution in use, if there is one. */
    private ScoreDistribution spare() {
        ScoreDistribution spare = distributions[size];
        return spare == null ? ScoreDistribution.reusable() : spare;
    }

    /** Empties a reusable table. What is behind the end stays, for the keys that come next are mostly those that were there. */
    void clear() {
        for (int i = 0; i < Math.min(size, MOST_SPARE); i++) {
            distributions[i].clear();
        }
        if (size > MOST_SPARE) {
            Arrays.fill(distributions, MOST_SPARE, distributions.length, null);
            Arrays.fill(keys, MOST_SPARE, keys.length, null);
            Arrays.fill(names, MOST_SPARE, names.length, null);
        }
        size = 0;
    }

    void merge(ScoreTable other) {
        for (int i = 0; i < other.size; i++) {
            at(other.keys[i]).merge(other.distributions[i]);
        }
    }

    Map<ScoreKey, ScoreDistribution> asMap() {
        Map<ScoreKey, ScoreDistribution> map = new TreeMap<>();
        for (int i = 0; i < size; i++) {
            map.put(keys[i], distributions[i]);
        }
        return Collections.unmodifiableMap(map);
    }
}
