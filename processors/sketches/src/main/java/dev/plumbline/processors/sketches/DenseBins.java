package dev.plumbline.processors.sketches;

/** Many bins: one array of counts over a range of bin numbers, which grows to both sides as needed. */
final class DenseBins implements Bins {

    /** Room added beyond the need when the range grows, half an octave. */
    private static final int SLACK = 32;

    private long[] counts;
    private int base;
    private int size;
    private int first;
    private int last;

    /** An empty array that covers at least the given range, both ends inclusive. */
    DenseBins(int from, int to) {
        base = Math.max(BinLayout.FIRST_BIN, from - SLACK);
        counts = new long[Math.min(BinLayout.LAST_BIN, to + SLACK) - base + 1];
        first = Integer.MAX_VALUE;
        last = Integer.MIN_VALUE;
    }

    private DenseBins(DenseBins other) {
        counts = other.counts.clone();
        base = other.base;
        size = other.size;
        first = other.first;
        last = other.last;
    }

    @Override
    public Bins add(int bin, long count) {
        int at = bin - base;
        if (at < 0 || at >= counts.length) {
            grow(bin);
            at = bin - base;
        }
        if (counts[at] == 0) {
            size++;
            first = Math.min(first, bin);
            last = Math.max(last, bin);
        }
        counts[at] += count;
        return this;
    }

    private void grow(int bin) {
        DenseBins wider = new DenseBins(Math.min(base, bin), Math.max(base + counts.length - 1, bin));
        System.arraycopy(counts, 0, wider.counts, base - wider.base, counts.length);
        counts = wider.counts;
        base = wider.base;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int first() {
        return first;
    }

    @Override
    public int last() {
        return last;
    }

    @Override
    public int next(int bin) {
        for (int above = Math.max(first, bin + 1); above <= last; above++) {
            if (counts[above - base] > 0) {
                return above;
            }
        }
        return Integer.MAX_VALUE;
    }

    @Override
    public long count(int bin) {
        return counts[bin - base];
    }

    @Override
    public int binAtRank(long rank) {
        long remaining = rank;
        for (int i = 0; i < counts.length; i++) {
            remaining -= counts[i];
            if (remaining <= 0) {
                return base + i;
            }
        }
        throw new IllegalArgumentException("rank " + rank + " is above the total");
    }

    @Override
    public long countThrough(int bin) {
        long sum = 0;
        int end = Math.min(counts.length, bin - base + 1);
        for (int i = 0; i < end; i++) {
            sum += counts[i];
        }
        return sum;
    }

    @Override
    public void forEach(BinVisitor visitor) {
        for (int bin = first; bin <= last; bin++) {
            long count = counts[bin - base];
            if (count > 0) {
                visitor.visit(bin, count);
            }
        }
    }

    @Override
    public Bins copy() {
        return new DenseBins(this);
    }

    @Override
    public Bins cleared() {
        return new SparseBins();
    }
}
