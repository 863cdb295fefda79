package dev.plumbline.processors.sketches;

import java.util.Arrays;

/**
 * Few bins: one sorted array with the bin number in the upper 16 bits of an entry and its count in the lower 48, eight
 * bytes a bin. Turns dense when that costs little memory, or when a count outgrows 48 bits.
 */
final class SparseBins implements Bins {

    /** Below this many bins a search in the sorted array is as fast as anything. */
    private static final int ALWAYS_SPARSE = 64;

    /** Above it, dense pays if its array is at most this many times longer. */
    private static final int DENSE_FACTOR = 8;

    private static final int COUNT_BITS = 48;
    private static final long MAX_COUNT = (1L << COUNT_BITS) - 1;
    private static final long[] NONE = {};

    private long[] entries;
    private int size;

    SparseBins() {
        this(NONE, 0);
    }

    private SparseBins(long[] entries, int size) {
        this.entries = entries;
        this.size = size;
    }

    @Override
    public Bins add(int bin, long count) {
        int at = indexOf(bin);
        long sum = at >= 0 ? countAt(at) + count : count;
        if (sum > MAX_COUNT) {
            return toDense(bin).add(bin, count);
        }
        if (at >= 0) {
            entries[at] += count;
            return this;
        }
        if (size >= ALWAYS_SPARSE && span(bin) <= DENSE_FACTOR * size) {
            return toDense(bin).add(bin, count);
        }
        insert(-at - 1, ((long) bin << COUNT_BITS) | count);
        return this;
    }

    private int indexOf(int bin) {
        if (size == 0 || bin > binAt(size - 1)) {
            return -size - 1; // where a reader's next bin goes, since bytes have them in ascending order
        }
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int found = binAt(middle);
            if (found == bin) {
                return middle;
            } else if (found < bin) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }

    private void insert(int at, long entry) {
        if (size == entries.length) {
            entries = Arrays.copyOf(entries, Math.max(2, size + (size >> 1) + 1));
        }
        System.arraycopy(entries, at, entries, at + 1, size - at);
        entries[at] = entry;
        size++;
    }

    private int span(int bin) {
        return Math.max(last(), bin) - Math.min(first(), bin) + 1;
    }

    private Bins toDense(int bin) {
        DenseBins dense =
                size == 0 ? new DenseBins(bin, bin) : new DenseBins(Math.min(first(), bin), Math.max(last(), bin));
        forEach(dense::add);
        return dense;
    }

    private int binAt(int index) {
        return (int) (entries[index] >> COUNT_BITS);
    }

    private long countAt(int index) {
        return entries[index] & MAX_COUNT;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int first() {
        return binAt(0);
    }

    @Override
    public int last() {
        return binAt(size - 1);
    }

    @Override
    public int next(int bin) {
        int at = indexOf(bin);
        int above = at >= 0 ? at + 1 : -at - 1;
        return above < size ? binAt(above) : Integer.MAX_VALUE;
    }

    @Override
    public long count(int bin) {
        return countAt(indexOf(bin));
    }

    @Override
    public int binAtRank(long rank) {
        long remaining = rank;
        for (int i = 0; i < size; i++) {
            remaining -= countAt(i);
            if (remaining <= 0) {
                return binAt(i);
            }
        }
        throw new IllegalArgumentException("rank " + rank + " is above the total");
    }

    @Override
    public long countThrough(int bin) {
        long sum = 0;
        for (int i = 0; i < size && binAt(i) <= bin; i++) {
            sum += countAt(i);
        }
        return sum;
    }

    @Override
    public void forEach(BinVisitor visitor) {
        for (int i = 0; i < size; i++) {
            visitor.visit(binAt(i), countAt(i));
        }
    }

    @Override
    public Bins copy() {
        return new SparseBins(Arrays.copyOf(entries, size), size);
    }

    @Override
    public Bins cleared() {
        return new SparseBins();
    }
}
