package dev.plumbline.processors.sketches;

import java.nio.ByteBuffer;

/**
 * The bytes of a {@link ScoreDistribution}: version, histogram ({@link SketchFormat}) and, unless that is empty, the
 * sum (zigzag), then the lower and the upper 64 bits of the sum of squares, as varints.
 */
final class ScoreFormat {

    static final int VERSION = 1;

    private ScoreFormat() {}

    static int size(QuantileSketch histogram, long sum, SumOfSquares squares) {
        int head = 1 + histogram.serializedSize();
        return histogram.isEmpty()
                ? head
                : head + Varints.size(Varints.zigzag(sum)) + Varints.size(squares.low()) + Varints.size(squares.high());
    }

    static void write(QuantileSketch histogram, long sum, SumOfSquares squares, ByteBuffer out) {
        out.put((byte) VERSION);
        histogram.writeTo(out);
        writeSums(histogram, sum, squares, out);
    }

    static void writeSums(QuantileSketch histogram, long sum, SumOfSquares squares, ByteBuffer out) {
        if (!histogram.isEmpty()) {
            Varints.write(out, Varints.zigzag(sum));
            writeSquares(squares, out);
        }
    }

    static void writeSquares(SumOfSquares squares, ByteBuffer out) {
        Varints.write(out, squares.low());
        Varints.write(out, squares.high());
    }

    static void requireVersion(ByteBuffer in) {
        int version = Varints.readByte(in);
        if (version != VERSION) {
            throw new MalformedSketchException("version " + version + " is not known, only " + VERSION);
        }
    }

    static SumOfSquares readSquares(ByteBuffer in) {
        long low = Varints.read(in);
        long high = Varints.read(in);
        if (high < 0) {
            throw new MalformedSketchException("the sum of squares exceeds 127 bits");
        }
        return new SumOfSquares(high, low);
    }
}
