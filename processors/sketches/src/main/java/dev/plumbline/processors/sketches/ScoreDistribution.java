package dev.plumbline.processors.sketches;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.NoSuchElementException;

/**
 * What is known about the scores of a group: count, sum, sum of squares, extremes and a histogram.
 *
 * <p>Scores are fixed point, in millionths ("micros"): a score of 0.976 is recorded as 976,000. Exact: count, sum, sum
 * of squares, mean and variance up to one rounding to double, minimum, maximum, and every quantile and bin of a
 * distribution that holds at most two different scores, or only scores below 128 millionths in magnitude. Other
 * quantiles are within 0.79 % of the score of that rank ({@link QuantileSketch}); a score of 0 has a bin of its own, so
 * the number of zeros is exact. Merging commutes to the byte.
 *
 * <p>Not thread-safe.
 */
public final class ScoreDistribution {

    /** Millionths in a score of 1. */
    public static final long MICROS_PER_UNIT = 1_000_000;

    private static final double VARIANCE_SCALE = (double) MICROS_PER_UNIT * MICROS_PER_UNIT;

    private final QuantileSketch histogram;
    private long sum;
    private final SumOfSquares squares;

    /** An empty distribution. */
    public ScoreDistribution() {
        this(new QuantileSketch(), 0, new SumOfSquares());
    }

    /** An empty distribution to be filled and cleared again and again, as {@link QuantileSketch#reusable}. */
    public static ScoreDistribution reusable() {
        return new ScoreDistribution(QuantileSketch.reusable(), 0, new SumOfSquares());
    }

    private ScoreDistribution(QuantileSketch histogram, long sum, SumOfSquares squares) {
        this.histogram = histogram;
        this.sum = sum;
        this.squares = squares;
    }

    /**
     * Counts one score, in millionths.
     *
     * @throws ArithmeticException as {@link #record(long, long)}
     */
    public void record(long micros) {
        record(micros, 1);
    }

    /**
     * Counts a score several times; 0 times changes nothing.
     *
     * @throws IllegalArgumentException if times is negative
     * @throws ArithmeticException if count or sum would exceed 63 bits or the sum of squares 127; nothing is changed
     */
    public void record(long micros, long times) {
        long newSum = Math.addExact(sum, Math.multiplyExact(micros, times));
        SumOfSquares more = SumOfSquares.of(micros, times);
        squares.requireRoomFor(more);
        histogram.record(micros, times);
        squares.add(more);
        sum = newSum;
    }

    /**
     * Adds everything the other distribution holds; the other is not changed.
     *
     * @throws ArithmeticException if count or sum would exceed 63 bits or the sum of squares 127; nothing is changed
     */
    public void merge(ScoreDistribution other) {
        long newSum = Math.addExact(sum, other.sum);
        squares.requireRoomFor(other.squares);
        histogram.merge(other.histogram);
        squares.add(other.squares);
        sum = newSum;
    }

    /** A distribution of its own with the same content. */
    public ScoreDistribution copy() {
        return new ScoreDistribution(histogram.copy(), sum, squares.copy());
    }

    /** Back to empty. */
    public void clear() {
        histogram.clear();
        squares.clear();
        sum = 0;
    }

    /** How many scores were recorded. */
    public long count() {
        return histogram.count();
    }

    /** Whether nothing was recorded. */
    public boolean isEmpty() {
        return histogram.isEmpty();
    }

    /** Sum of the scores in millionths, exact. */
    public long sumMicros() {
        return sum;
    }

    /** Upper 64 bits of the exact sum of squares, in squared millionths. */
    public long sumOfSquaresHigh() {
        return squares.high();
    }

    /** Lower 64 bits, unsigned, of the exact sum of squares, in squared millionths. */
    public long sumOfSquaresLow() {
        return squares.low();
    }

    /**
     * Mean score, not in millionths; one rounding while sum and count · 10⁶ are below 2⁵³.
     *
     * @throws NoSuchElementException if empty
     */
    public double mean() {
        requireScores(1);
        return sum / ((double) count() * MICROS_PER_UNIT);
    }

    /**
     * Variance of the recorded scores about their mean (divided by the count), in squared score units, computed from
     * the exact integers without cancellation; never negative.
     *
     * @throws NoSuchElementException if empty
     */
    public double variance() {
        requireScores(1);
        BigInteger n = BigInteger.valueOf(count());
        return centred(n).doubleValue() / (n.multiply(n).doubleValue() * VARIANCE_SCALE);
    }

    /**
     * Unbiased estimate of the variance of the population (divided by the count - 1), in squared score units.
     *
     * @throws NoSuchElementException if there are fewer than two scores
     */
    public double sampleVariance() {
        requireScores(2);
        BigInteger n = BigInteger.valueOf(count());
        BigInteger divisor = n.multiply(n.subtract(BigInteger.ONE));
        return centred(n).doubleValue() / (divisor.doubleValue() * VARIANCE_SCALE);
    }

    /** n · Σx² − (Σx)², exact. */
    private BigInteger centred(BigInteger n) {
        BigInteger exactSum = BigInteger.valueOf(sum);
        return squares.toBigInteger().multiply(n).subtract(exactSum.multiply(exactSum));
    }

    private void requireScores(long atLeast) {
        if (count() < atLeast) {
            throw new NoSuchElementException("needs " + atLeast + " scores, has " + count());
        }
    }

    /**
     * Smallest score in millionths, exact.
     *
     * @throws NoSuchElementException if empty
     */
    public long min() {
        return histogram.min();
    }

    /**
     * Largest score in millionths, exact.
     *
     * @throws NoSuchElementException if empty
     */
    public long max() {
        return histogram.max();
    }

    /**
     * Quantile in millionths, as {@link QuantileSketch#quantile}.
     *
     * @throws IllegalArgumentException if q is outside of [0, 1] or NaN
     * @throws NoSuchElementException if empty
     */
    public long quantile(double q) {
        return histogram.quantile(q);
    }

    /** A copy of the histogram, in millionths. */
    public QuantileSketch histogram() {
        return histogram.copy();
    }

    /** How many bytes {@link #writeTo} writes. */
    public int serializedSize() {
        return ScoreFormat.size(histogram, sum, squares);
    }

    /**
     * Writes the canonical bytes at the buffer's position: equal content, equal bytes.
     *
     * @throws java.nio.BufferOverflowException if fewer than {@link #serializedSize} bytes remain
     */
    public void writeTo(ByteBuffer out) {
        ScoreFormat.write(histogram, sum, squares, out);
    }

    /**
     * Reads one distribution at the buffer's position and consumes exactly its bytes.
     *
     * @throws MalformedSketchException if the bytes are not a distribution; no other exception
     */
    public static ScoreDistribution readFrom(ByteBuffer in) {
        ScoreDistribution read = new ScoreDistribution();
        read.mergeFrom(in);
        return read;
    }

    /**
     * Adds the distribution at the buffer's position without making it: the same as {@code merge(readFrom(in))}, except that
     * what this one holds is undefined if it throws.
     *
     * @throws MalformedSketchException if the bytes are not a distribution
     * @throws ArithmeticException as {@link #merge}
     */
    public void mergeFrom(ByteBuffer in) {
        ScoreFormat.requireVersion(in);
        long before = count();
        histogram.mergeFrom(in);
        long more = count() - before;
        if (more > 0) {
            long moreSum = Varints.unzigzag(Varints.read(in));
            SumOfSquares moreSquares = readSquares(in, more, moreSum);
            sum = Math.addExact(sum, moreSum);
            squares.requireRoomFor(moreSquares);
            squares.add(moreSquares);
        }
    }

    /**
     * Writes the sum of this distribution and of the one at the position of {@code in}, as {@link QuantileSketch#writeSum}.
     *
     * @throws MalformedSketchException if the bytes are not a distribution
     * @throws ArithmeticException as {@link #merge}
     * @throws java.nio.BufferOverflowException if {@code out} is too small, by up to 5 bytes more than the sum takes
     */
    public void writeSum(ByteBuffer in, ByteBuffer out) {
        ScoreFormat.requireVersion(in);
        out.put((byte) ScoreFormat.VERSION);
        long held = histogram.writeSum(in, out);
        if (held == 0) {
            ScoreFormat.writeSums(histogram, sum, squares, out);
            return;
        }
        long otherSum = Varints.unzigzag(Varints.read(in));
        SumOfSquares both = readSquares(in, held, otherSum);
        both.requireRoomFor(squares);
        both.add(squares);
        Varints.write(out, Varints.zigzag(Math.addExact(sum, otherSum)));
        ScoreFormat.writeSquares(both, out);
    }

    private static SumOfSquares readSquares(ByteBuffer in, long count, long sum) {
        SumOfSquares squares = ScoreFormat.readSquares(in);
        if (!squares.isPossible(count, sum)) {
            throw new MalformedSketchException("the sum of squares is too small for the sum");
        }
        return squares;
    }
}
