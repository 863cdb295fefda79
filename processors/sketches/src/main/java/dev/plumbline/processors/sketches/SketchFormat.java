package dev.plumbline.processors.sketches;

import java.nio.ByteBuffer;

/**
 * The bytes of a {@link QuantileSketch}. Numbers are varints.
 *
 * <pre>
 * version (1 byte)
 * number of non-empty bins; nothing follows when it is 0
 * first bin number, zigzag
 * for each bin: (distance to the bin before) * 2 + (count is above 1); then count - 2 if above 1
 * distance of the minimum from its bin's lower edge, when that bin is wider than 1
 * distance of the maximum from its bin's upper edge, when that bin is wider than 1 and more than one value was counted
 * </pre>
 *
 * The first bin's distance is 0. Equal sketches have equal bytes, whatever their history.
 */
final class SketchFormat {

    static final int VERSION = 1;

    private SketchFormat() {}

    static int size(QuantileSketch sketch, Bins bins) {
        if (bins.size() == 0) {
            return 2;
        }
        EntrySizes sizes = new EntrySizes(bins.first());
        bins.forEach(sizes);
        return 1
                + Varints.size(bins.size())
                + Varints.size(Varints.zigzag(bins.first()))
                + sizes.total
                + (isWide(bins.first()) ? Varints.size(minOffset(sketch, bins)) : 0)
                + (hasMaxOffset(sketch.count(), bins) ? Varints.size(maxOffset(sketch, bins)) : 0);
    }

    static void write(QuantileSketch sketch, Bins bins, ByteBuffer out) {
        if (bins.size() == 0) {
            out.put((byte) VERSION);
            Varints.write(out, 0);
            return;
        }
        writeHead(bins.size(), bins.first(), out);
        bins.forEach(new EntryWriter(bins.first(), out));
        writeRange(sketch.min(), sketch.max(), sketch.count(), bins.first(), bins.last(), out);
    }

    static void writeHead(int size, int first, ByteBuffer out) {
        out.put((byte) VERSION);
        Varints.write(out, size);
        Varints.write(out, Varints.zigzag(first));
    }

    static void writeEntry(int distance, long count, ByteBuffer out) {
        Varints.write(out, head(distance, count));
        if (count > 1) {
            Varints.write(out, count - 2);
        }
    }

    static void writeRange(long min, long max, long count, int first, int last, ByteBuffer out) {
        if (isWide(first)) {
            Varints.write(out, min - BinLayout.low(first));
        }
        if (count > 1 && isWide(last)) {
            Varints.write(out, BinLayout.high(last) - max);
        }
    }

    static boolean isWide(int bin) {
        return BinLayout.low(bin) != BinLayout.high(bin);
    }

    private static boolean hasMaxOffset(long count, Bins bins) {
        return count > 1 && isWide(bins.last());
    }

    private static long minOffset(QuantileSketch sketch, Bins bins) {
        return sketch.min() - BinLayout.low(bins.first());
    }

    private static long maxOffset(QuantileSketch sketch, Bins bins) {
        return BinLayout.high(bins.last()) - sketch.max();
    }

    private static long head(int distance, long count) {
        return 2L * distance + (count > 1 ? 1 : 0);
    }

    private static final class EntrySizes implements BinVisitor {
        private int previous;
        private int total;

        EntrySizes(int first) {
            previous = first;
        }

        @Override
        public void visit(int bin, long count) {
            total += Varints.size(head(bin - previous, count)) + (count > 1 ? Varints.size(count - 2) : 0);
            previous = bin;
        }
    }

    private static final class EntryWriter implements BinVisitor {
        private final ByteBuffer out;
        private int previous;

        EntryWriter(int first, ByteBuffer out) {
            previous = first;
            this.out = out;
        }

        @Override
        public void visit(int bin, long count) {
            writeEntry(bin - previous, count, out);
            previous = bin;
        }
    }
}
