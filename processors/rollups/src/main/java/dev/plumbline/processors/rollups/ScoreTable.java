package dev.plumbline.processors.rollups;

import dev.plumbline.processors.sketches.ScoreDistribution;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Score distributions by key, sorted, in two parallel arrays: an aggregate has few of them, and mostly none. A key that
 * is the same object as before is found without comparing text.
 */
final class ScoreTable {

    private static final int MOST_SPARE = 16;

    private final boolean reusable;
    private ScoreKey[] keys = new ScoreKey[2];
    private ScoreDistribution[] distributions = new ScoreDistribution[2];
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

    private ScoreDistribution insert(int index, ScoreKey key) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, 2 * size);
            distributions = Arrays.copyOf(distributions, 2 * size);
        }
        ScoreDistribution added = reusable ? spare() : new ScoreDistribution();
        System.arraycopy(keys, index, keys, index + 1, size - index);
        System.arraycopy(distributions, index, distributions, index + 1, size - index);
        keys[index] = key;
        distributions[index] = added;
        size++;
        return added;
    }

    /** What is behind the last distribution in use, if there is one. */
    private ScoreDistribution spare() {
        ScoreDistribution spare = distributions[size];
        return spare == null ? ScoreDistribution.reusable() : spare;
    }

    /** Empties a reusable table. */
    void clear() {
        for (int i = 0; i < Math.min(size, MOST_SPARE); i++) {
            distributions[i].clear();
        }
        if (size > MOST_SPARE) {
            Arrays.fill(distributions, MOST_SPARE, distributions.length, null);
        }
        Arrays.fill(keys, null);
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
