package dev.plumbline.processors.dedup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A number for each combination of dimension values that calls had, and back, so that the index can say in 32 bits where
 * a late score belongs.
 *
 * <p>Call {@link #flush} in the commit, like that of the index; a dictionary that is opened again knows exactly what was
 * flushed. A combination not used for two to three windows is forgotten, and a new one may take its number. When there
 * is room for no more, new ones get {@link #OTHER_NUMBER}, which reads as {@link #OTHER} in every dimension. Looking up a
 * known combination allocates nothing. Not thread-safe.
 */
public final class DimensionDictionary {

    /** Number of the combination that stands for all that found no room. */
    public static final int OTHER_NUMBER = 0;

    /** Value of every dimension of that combination. */
    public static final String OTHER = "__other__";

    /** The number of a combination, to be kept with it by who asks for it often. Of one dictionary. */
    public static final class Memo {
        private long slice = Long.MIN_VALUE;
        private int number;
    }

    private final DictionaryLimits limits;
    private final BlockStore store;
    private final TupleTable table = new TupleTable();
    private final List<Tuple> unstored = new ArrayList<>();
    private final long windowMicros;
    private long slice = Long.MIN_VALUE;
    private int lastNumber;

    private DimensionDictionary(DictionaryLimits limits, BlockStore store) {
        this.limits = limits;
        this.store = store;
        this.windowMicros = limits.window().toNanos() / 1_000;
    }

    /**
     * Opens the dictionary on what the store holds; nothing, the first time.
     *
     * @throws CorruptBlockException if the store is damaged
     */
    public static DimensionDictionary open(DictionaryLimits limits, BlockStore store) {
        DimensionDictionary dictionary = new DimensionDictionary(limits, store);
        store.forEach(dictionary::restore);
        return dictionary;
    }

    private void restore(int number, byte[] bytes) {
        Tuple tuple = Tuple.fromBytes(number, bytes, limits.width());
        tuple.stored = true;
        table.add(tuple);
        slice = Math.max(slice, tuple.slice);
        lastNumber = Integer.compareUnsigned(number, lastNumber) > 0 ? number : lastNumber;
    }

    /**
     * The number of the combination, which is added if it is not known.
     *
     * @param values one value for each dimension; not kept
     * @param memo of this combination, which spares the look-up until the next window begins
     * @param timeMicros the time that the index is given with the call
     * @throws IllegalArgumentException if there are more or fewer values than dimensions
     */
    public int intern(String[] values, Memo memo, long timeMicros) {
        advance(timeMicros);
        if (memo.slice != slice) {
            memo.number = intern(values);
            memo.slice = slice;
        }
        return memo.number;
    }

    private int intern(String[] values) {
        if (values.length != limits.width()) {
            throw new IllegalArgumentException(values.length + " values for " + limits.width() + " dimensions");
        }
        Tuple tuple = table.find(values);
        if (tuple == null) {
            return add(values);
        }
        if (tuple.slice < slice) {
            tuple.slice = slice;
            markUnstored(tuple);
        }
        return tuple.number;
    }

    private void advance(long timeMicros) {
        long present = Math.floorDiv(timeMicros, windowMicros);
        if (present > slice) {
            slice = present;
            table.removeIf(this::forgetIfUnused);
        }
    }

    private boolean forgetIfUnused(Tuple tuple) {
        boolean unused = tuple.slice < slice - 2;
        if (unused) {
            store.delete(tuple.number);
        }
        return unused;
    }

    private int add(String[] values) {
        if (table.size() == limits.tuples()) {
            return OTHER_NUMBER;
        }
        Tuple tuple = new Tuple(freeNumber(), values.clone(), slice);
        tuple.stored = true;
        table.add(tuple);
        markUnstored(tuple);
        return tuple.number;
    }

    private int freeNumber() {
        do {
            lastNumber++;
        } while (lastNumber == OTHER_NUMBER || table.find(lastNumber) != null);
        return lastNumber;
    }

    private void markUnstored(Tuple tuple) {
        if (tuple.stored) {
            tuple.stored = false;
            unstored.add(tuple);
        }
    }

    /**
     * Writes the values of a combination into the array.
     *
     * @return false, with the array unchanged, if the number is not known
     */
    public boolean read(int number, String[] target) {
        if (number == OTHER_NUMBER) {
            Arrays.fill(target, 0, limits.width(), OTHER);
            return true;
        }
        @Nullable Tuple tuple = table.find(number);
        if (tuple == null) {
            return false;
        }
        System.arraycopy(tuple.values, 0, target, 0, limits.width());
        return true;
    }

    /** Writes what the store does not have yet. */
    public void flush() {
        for (Tuple tuple : unstored) {
            if (table.find(tuple.number) == tuple) {
                store.put(tuple.number, tuple.toBytes());
            }
            tuple.stored = true;
        }
        unstored.clear();
    }

    /** Combinations known at present. */
    public int size() {
        return table.size();
    }
}
