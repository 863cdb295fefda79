package dev.plumbline.processors.sketches;

/**
 * Which bin a value falls into, and what a bin covers.
 *
 * <p>The layout is log-linear: every octave of the magnitude is cut into 64 bins of equal width, so magnitudes below
 * 128 have a bin each and a bin is never wider than 1/64 of its lower edge. Bins of negative values mirror those of
 * positive ones; bin 0 holds the value 0 alone. The layout has no parameters, so any two sketches can be merged.
 */
final class BinLayout {

    /** The bin of {@link Long#MIN_VALUE}, whose magnitude has no positive counterpart. */
    static final int FIRST_BIN = -3712;

    /** The bin of {@link Long#MAX_VALUE}. */
    static final int LAST_BIN = 3711;

    static final int BIN_COUNT = LAST_BIN - FIRST_BIN + 1;

    private static final int SUB_BUCKET_BITS = 6;
    private static final int SUB_BUCKETS = 1 << SUB_BUCKET_BITS;

    private BinLayout() {}

    static int binOf(long value) {
        return value >= 0 ? binOfMagnitude(value) : -binOfMagnitude(-value);
    }

    /** Reads the magnitude as unsigned, because that of {@link Long#MIN_VALUE} is 2^63. */
    private static int binOfMagnitude(long magnitude) {
        int shift = Math.max(0, 63 - SUB_BUCKET_BITS - Long.numberOfLeadingZeros(magnitude));
        return (shift << SUB_BUCKET_BITS) + (int) (magnitude >>> shift);
    }

    static long low(int bin) {
        return bin >= 0 ? innerEdge(bin) : -outerEdge(-bin);
    }

    static long high(int bin) {
        return bin >= 0 ? outerEdge(bin) : -innerEdge(-bin);
    }

    /** The middle of the bin: at most 1/128 (0.79 %) away from every value in it. */
    static long middle(int bin) {
        long low = low(bin);
        return low + (high(bin) - low) / 2;
    }

    /** Edge nearer to zero. For the bin of Long.MIN_VALUE the result wraps to the value itself, as it should. */
    private static long innerEdge(int bin) {
        int shift = shiftOf(bin);
        return (long) (bin - (shift << SUB_BUCKET_BITS)) << shift;
    }

    private static long outerEdge(int bin) {
        return bin == -FIRST_BIN ? Long.MIN_VALUE : innerEdge(bin) + (1L << shiftOf(bin)) - 1;
    }

    private static int shiftOf(int bin) {
        return bin < 2 * SUB_BUCKETS ? 0 : (bin >> SUB_BUCKET_BITS) - 1;
    }
}
