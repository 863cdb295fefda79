package dev.plumbline.processors.sketches;

import java.nio.ByteBuffer;
import java.util.NoSuchElementException;

/**
 * A histogram over signed 64-bit values from which any quantile can be read with at most 0.79 % relative error.
 *
 * <p>Bins are log-linear: 64 an octave of the magnitude, mirrored for negative values. Values below 128 in magnitude
 * have bins of their own and are exact; minimum, maximum and count are always exact. The error bound is on the
 * quantile's <em>value</em>: the answer differs from the value of that rank by at most 1/128 of it. All state is
 * integer, so {@link #merge} is commutative and associative to the byte: sketches of the same values have the same
 * bytes, however the values were split and ordered.
 *
 * <p>Memory follows what was recorded: a few dozen bytes when empty, 8 bytes a distinct bin while there are few, one
 * array over the occupied range beyond 64 (12 octaves, 6 KB; never above 59 KB). Bytes on the wire: about 25 for 18
 * values, about 2 KB for a million.
 *
 * <p>Not thread-safe.
 */
public final class QuantileSketch {

    private Bins bins;
    private long count;
    private long min;
    private long max;

    /** An empty sketch. */
    public QuantileSketch() {
        this(new SparseBins(), 0, Long.MAX_VALUE, Long.MIN_VALUE);
    }

    /**
     * An empty sketch to be filled and cleared again and again: {@link #clear} keeps its memory, half a kilobyte an octave that was
     * ever used. Recording is faster than into a sketch that grows.
     */
    public static QuantileSketch reusable() {
        return new QuantileSketch(new PagedBins(), 0, Long.MAX_VALUE, Long.MIN_VALUE);
    }

    private QuantileSketch(Bins bins, long count, long min, long max) {
        this.bins = bins;
        this.count = count;
        this.min = min;
        this.max = max;
    }

    /**
     * Counts one value.
     *
     * @throws ArithmeticException if the count would exceed 63 bits; nothing is changed
     */
    public void record(long value) {
        record(value, 1);
    }

    /**
     * Counts a value several times; 0 times changes nothing.
     *
     * @throws IllegalArgumentException if times is negative
     * @throws ArithmeticException if the count would exceed 63 bits; nothing is changed
     */
    public void record(long value, long times) {
        if (times <= 0) {
            requireNotNegative(times);
            return;
        }
        count = Math.addExact(count, times);
        bins = bins.add(BinLayout.binOf(value), times);
        min = Math.min(min, value);
        max = Math.max(max, value);
    }

    private static void requireNotNegative(long times) {
        if (times < 0) {
            throw new IllegalArgumentException("count must not be negative: " + times);
        }
    }

    /**
     * Adds everything the other sketch holds. The other is not changed and not referred to; it may be this one.
     *
     * @throws ArithmeticException if the count would exceed 63 bits; nothing is changed
     */
    public void merge(QuantileSketch other) {
        if (other.count == 0) {
            return;
        }
        long sum = Math.addExact(count, other.count);
        if (count == 0 && !(bins instanceof PagedBins)) {
            bins = other.bins.copy();
        } else {
            Bins source = other == this ? bins.copy() : other.bins;
            source.forEach((bin, times) -> bins = bins.add(bin, times));
        }
        count = sum;
        min = Math.min(min, other.min);
        max = Math.max(max, other.max);
    }

    /** A sketch of its own with the same content. */
    public QuantileSketch copy() {
        return new QuantileSketch(bins.copy(), count, min, max);
    }

    /** Back to empty; memory is released, unless the sketch is {@link #reusable}. */
    public void clear() {
        bins = bins.cleared();
        count = 0;
        min = Long.MAX_VALUE;
        max = Long.MIN_VALUE;
    }

    /** How many values were recorded. */
    public long count() {
        return count;
    }

    /** Whether nothing was recorded. */
    public boolean isEmpty() {
        return count == 0;
    }

    /**
     * The smallest recorded value, exact.
     *
     * @throws NoSuchElementException if empty
     */
    public long min() {
        requireValues();
        return min;
    }

    /**
     * The largest recorded value, exact.
     *
     * @throws NoSuchElementException if empty
     */
    public long max() {
        requireValues();
        return max;
    }

    /**
     * The value of rank ⌈q · count⌉ (at least 1) among the recorded values in ascending order, within 0.79 %.
     *
     * <p>The answer lies in [min, max]; q = 0 gives the exact minimum and q = 1 the exact maximum. The product is
     * rounded down by two units in the last place first, so that 0.07 of 100 values is the 7th and not the 8th.
     *
     * @param q in [0, 1]
     * @throws IllegalArgumentException if q is outside of [0, 1] or NaN
     * @throws NoSuchElementException if empty
     */
    public long quantile(double q) {
        if (!(q >= 0 && q <= 1)) {
            throw new IllegalArgumentException("quantile must be in [0, 1]: " + q);
        }
        requireValues();
        double product = q * count;
        long rank = Math.min(count, Math.max(1, (long) Math.ceil(product - 2 * Math.ulp(product))));
        if (rank == 1) {
            return min;
        }
        return rank == count ? max : representative(bins.binAtRank(rank));
    }

    /**
     * How many values are at or below the given one, where values in the same bin count as below.
     *
     * <p>Exact when the value is a bin's upper edge or below 128 in magnitude, and outside of [min, max]; otherwise the
     * exact answer for some value at most 1/64 of the given one further from it.
     */
    public long countAtOrBelow(long value) {
        if (value < min) {
            return 0;
        }
        return value >= max ? count : bins.countThrough(BinLayout.binOf(value));
    }

    /** Passes every non-empty bin to the consumer, ascending. */
    public void forEachBin(BinConsumer consumer) {
        bins.forEach(
                (bin, times) -> consumer.accept(BinLayout.low(bin), BinLayout.high(bin), representative(bin), times));
    }

    private long representative(int bin) {
        return Math.min(max, Math.max(min, BinLayout.middle(bin)));
    }

    private void requireValues() {
        if (count == 0) {
            throw new NoSuchElementException("the sketch is empty");
        }
    }

    /** How many bytes {@link #writeTo} writes. */
    public int serializedSize() {
        return SketchFormat.size(this, bins);
    }

    /**
     * Writes the canonical bytes at the buffer's position: equal content, equal bytes.
     *
     * @throws java.nio.BufferOverflowException if fewer than {@link #serializedSize} bytes remain
     */
    public void writeTo(ByteBuffer out) {
        SketchFormat.write(this, bins, out);
    }

    /**
     * Reads one sketch at the buffer's position and consumes exactly its bytes, so that sketches may follow each other.
     *
     * @throws MalformedSketchException if the bytes are not a sketch; no other exception, and no more memory than a few
     *     times the bytes or 59 KB
     */
    public static QuantileSketch readFrom(ByteBuffer in) {
        QuantileSketch read = new QuantileSketch();
        read.mergeFrom(in);
        return read;
    }

    /**
     * Adds the sketch at the buffer's position without making it: the same as {@code merge(readFrom(in))}, except that what
     * this sketch holds is undefined if it throws.
     *
     * @throws MalformedSketchException if the bytes are not a sketch
     * @throws ArithmeticException if the count would exceed 63 bits
     */
    public void mergeFrom(ByteBuffer in) {
        SketchReader reader = new SketchReader(in);
        Bins merged = bins;
        while (reader.next()) {
            merged = merged.add(reader.bin(), reader.count());
        }
        bins = merged;
        if (reader.total() > 0) {
            count = Math.addExact(count, reader.total());
            min = Math.min(min, reader.min());
            max = Math.max(max, reader.max());
        }
    }

    /**
     * Writes the sum of this sketch and of the one at the position of {@code in}, the same bytes as merging and writing would
     * give, without making that sketch. This one is not changed. What is written if it throws is undefined.
     *
     * @param in the bytes of the other sketch, which are consumed
     * @param out another buffer
     * @return how many values the other sketch holds
     * @throws MalformedSketchException if the bytes are not a sketch
     * @throws ArithmeticException if the count would exceed 63 bits
     * @throws java.nio.BufferOverflowException if {@code out} is too small, by up to 5 bytes more than the sum takes
     */
    public long writeSum(ByteBuffer in, ByteBuffer out) {
        return SketchMerger.merge(in, this, bins, out);
    }
}
