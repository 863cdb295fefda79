package dev.plumbline.processors.sketches;

import java.nio.ByteBuffer;

/** Reads what {@link SketchFormat} writes and refuses everything else, allocating no more than the bytes justify. */
final class SketchReader {

    private final ByteBuffer in;
    private Bins bins = new SparseBins();
    private long total;

    private SketchReader(ByteBuffer in) {
        this.in = in;
    }

    static QuantileSketch read(ByteBuffer in) {
        return new SketchReader(in).read();
    }

    private QuantileSketch read() {
        int version = Varints.readByte(in);
        if (version != SketchFormat.VERSION) {
            throw new MalformedSketchException("version " + version + " is not known, only " + SketchFormat.VERSION);
        }
        long size = Varints.read(in);
        if (size == 0) {
            return new QuantileSketch();
        }
        if (size < 0 || size > BinLayout.BIN_COUNT || size > in.remaining()) {
            throw new MalformedSketchException(Long.toUnsignedString(size) + " bins are more than there can be");
        }
        readBins((int) size);
        return withRange();
    }

    private void readBins(int size) {
        long bin = Varints.unzigzag(Varints.read(in));
        for (int i = 0; i < size; i++) {
            long head = Varints.read(in);
            long distance = head >>> 1;
            if (distance > BinLayout.BIN_COUNT || (distance == 0) != (i == 0)) {
                throw new MalformedSketchException("bins are not in ascending order");
            }
            bin += distance;
            if (bin < BinLayout.FIRST_BIN || bin > BinLayout.LAST_BIN) {
                throw new MalformedSketchException("bin " + bin + " does not exist");
            }
            add((int) bin, (head & 1) == 0 ? 1 : readCount());
        }
    }

    private long readCount() {
        long beyondTwo = Varints.read(in);
        if (beyondTwo < 0 || beyondTwo > Long.MAX_VALUE - 2) {
            throw new MalformedSketchException("a count exceeds 63 bits");
        }
        return beyondTwo + 2;
    }

    private void add(int bin, long count) {
        total += count;
        if (total < 0) {
            throw new MalformedSketchException("the counts add up to more than 63 bits");
        }
        bins = bins.add(bin, count);
    }

    private QuantileSketch withRange() {
        long min = BinLayout.low(bins.first()) + (SketchFormat.isWide(bins.first()) ? readOffset(bins.first()) : 0);
        long max = min;
        if (total > 1) {
            max = BinLayout.high(bins.last()) - (SketchFormat.isWide(bins.last()) ? readOffset(bins.last()) : 0);
        }
        if (min > max) {
            throw new MalformedSketchException("the minimum is above the maximum");
        }
        return new QuantileSketch(bins, total, min, max);
    }

    private long readOffset(int bin) {
        long offset = Varints.read(in);
        if (offset < 0 || offset > BinLayout.high(bin) - BinLayout.low(bin)) {
            throw new MalformedSketchException("minimum or maximum lies outside of its bin");
        }
        return offset;
    }
}
