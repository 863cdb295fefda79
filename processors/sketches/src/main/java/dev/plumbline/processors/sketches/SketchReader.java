package dev.plumbline.processors.sketches;

import java.nio.ByteBuffer;

/**
 * Walks the bins of what {@link SketchFormat} writes, {@code while (reader.next()) { reader.bin(); reader.count(); }}, and refuses
 * everything else. Total, minimum and maximum are known at the end, and only then the buffer has moved. Most numbers are one byte,
 * and taken from the buffer's array if it has one: a walk is what adding to bytes takes most of its time for.
 */
final class SketchReader {

    private static final byte[] NO_ARRAY = {};

    private final ByteBuffer in;
    private final byte[] bytes;
    private final int offset;
    private final int end;
    private final int size;
    private int at;
    private int entry;
    private int read;
    private int first;
    private int bin;
    private long count;
    private long total;
    private long min;
    private long max;

    SketchReader(ByteBuffer in) {
        this.in = in;
        int version = Varints.readByte(in);
        if (version != SketchFormat.VERSION) {
            throw new MalformedSketchException("version " + version + " is not known, only " + SketchFormat.VERSION);
        }
        long bins = Varints.read(in);
        if (bins < 0 || bins > BinLayout.BIN_COUNT || bins > in.remaining()) {
            throw new MalformedSketchException(Long.toUnsignedString(bins) + " bins are more than there can be");
        }
        size = (int) bins;
        if (size > 0) {
            first = inLayout(Varints.unzigzag(Varints.read(in)));
            bin = first;
        }
        bytes = in.hasArray() ? in.array() : NO_ARRAY;
        offset = in.hasArray() ? in.arrayOffset() : 0;
        end = in.hasArray() ? offset + in.limit() : 0;
        at = offset + in.position();
    }

    /** Moves to the next bin, false at the end. */
    boolean next() {
        if (read == size) {
            readRange();
            return false;
        }
        entry = at;
        long head = number();
        long distance = head >>> 1;
        if (distance > BinLayout.BIN_COUNT || (distance == 0) != (read == 0)) {
            throw new MalformedSketchException("bins are not in ascending order");
        }
        bin = inLayout(bin + distance);
        count = (head & 1) == 0 ? 1 : readCount();
        total = requireRange(total + count);
        read++;
        return true;
    }

    /**
     * Moves over bins below the given one as {@link #next} would, but several times faster, and stops ahead of the first that it
     * cannot take so: one whose numbers are long, the first of all, and what next would refuse.
     */
    void skipBelow(int bound) {
        int limit = Math.min(bound, BinLayout.LAST_BIN + 1);
        int here = at;
        int there = bin;
        int passed = read;
        long sum = total;
        while (passed < size && passed > 0 && here < end - 2) {
            int head = bytes[here];
            if (head < 2 || there + (head >> 1) >= limit) {
                break;
            }
            int values = (head & 1) == 0 ? 1 : shortCount(bytes[here + 1], bytes[here + 2]);
            if (values == 0) {
                break;
            }
            here += values == 1 ? 1 : values < 130 ? 2 : 3;
            there += head >> 1;
            sum += values;
            passed++;
        }
        at = here;
        read = passed;
        bin = there;
        total = requireRange(sum);
    }

    /** A count above 1 of one byte or two; 0 if it is longer. */
    private static int shortCount(int low, int high) {
        if (low >= 0) {
            return low + 2;
        }
        return high > 0 ? (low & 0x7F | high << 7) + 2 : 0;
    }

    private static long requireRange(long total) {
        if (total < 0) {
            throw new MalformedSketchException("the counts add up to more than 63 bits");
        }
        return total;
    }

    private long number() {
        if (at < end && bytes[at] >= 0) {
            return bytes[at++];
        }
        in.position(at - offset);
        long number = Varints.read(in);
        at = offset + in.position();
        return number;
    }

    private static int inLayout(long bin) {
        if (bin < BinLayout.FIRST_BIN || bin > BinLayout.LAST_BIN) {
            throw new MalformedSketchException("bin " + bin + " does not exist");
        }
        return (int) bin;
    }

    private long readCount() {
        long beyondTwo = number();
        if (beyondTwo < 0 || beyondTwo > Long.MAX_VALUE - 2) {
            throw new MalformedSketchException("a count exceeds 63 bits");
        }
        return beyondTwo + 2;
    }

    private void readRange() {
        in.position(at - offset);
        if (size == 0) {
            return;
        }
        min = BinLayout.low(first) + (SketchFormat.isWide(first) ? readOffset(first) : 0);
        max = min;
        if (total > 1) {
            max = BinLayout.high(bin) - (SketchFormat.isWide(bin) ? readOffset(bin) : 0);
        }
        if (min > max) {
            throw new MalformedSketchException("the minimum is above the maximum");
        }
    }

    private long readOffset(int wide) {
        long offset = Varints.read(in);
        if (offset < 0 || offset > BinLayout.high(wide) - BinLayout.low(wide)) {
            throw new MalformedSketchException("minimum or maximum lies outside of its bin");
        }
        return offset;
    }

    /** How many bins there are. */
    int size() {
        return size;
    }

    /** The lowest bin; undefined if there is none. */
    int first() {
        return first;
    }

    /** Where the entry of the bin that it is at begins, as a position of the buffer. */
    int entryStart() {
        return entry - offset;
    }

    /** Where that entry ends. */
    int entryEnd() {
        return at - offset;
    }

    /** The bin that it is at; the highest at the end. */
    int bin() {
        return bin;
    }

    /** How many values are in it, at least 1. */
    long count() {
        return count;
    }

    /** How many values are in all bins so far. */
    long total() {
        return total;
    }

    /** The smallest value, at the end; undefined if there is none. */
    long min() {
        return min;
    }

    /** The largest value, at the end; undefined if there is none. */
    long max() {
        return max;
    }
}
