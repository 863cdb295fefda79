package dev.plumbline.processors.dedup;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Tuples by their values, without making a key, and by their number. */
final class TupleTable {

    private static final int SMALLEST = 64;

    private @Nullable Tuple[] slots = new Tuple[SMALLEST];
    private final Map<Integer, Tuple> byNumber = new HashMap<>();

    @Nullable
    Tuple find(String[] values) {
        return slots[slot(Tuple.hash(values), values)];
    }

    @Nullable
    Tuple find(int number) {
        return byNumber.get(number);
    }

    /** Adds a tuple that is not there. */
    void add(Tuple tuple) {
        byNumber.put(tuple.number, tuple);
        if (2 * byNumber.size() > slots.length) {
            rebuild(2 * slots.length);
        } else {
            slots[slot(tuple.hash, tuple.values)] = tuple;
        }
    }

    void removeIf(Predicate<Tuple> gone) {
        if (byNumber.values().removeIf(gone)) {
            rebuild(Math.max(SMALLEST, 2 * Integer.highestOneBit(2 * byNumber.size() + 1)));
        }
    }

    private void rebuild(int size) {
        slots = new Tuple[size];
        for (Tuple tuple : byNumber.values()) {
            slots[slot(tuple.hash, tuple.values)] = tuple;
        }
    }

    private int slot(int hash, String[] values) {
        int slot = hash & slots.length - 1;
        Tuple tuple = slots[slot];
        while (tuple != null && !tuple.matches(hash, values)) {
            slot = slot + 1 & slots.length - 1;
            tuple = slots[slot];
        }
        return slot;
    }

    Collection<Tuple> all() {
        return byNumber.values();
    }

    int size() {
        return byNumber.size();
    }
}
