package dev.plumbline.processors.sketches;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Shapes of data and shorthands shared by the tests. */
final class Sketches {

    private Sketches() {}

    static QuantileSketch of(List<Long> values) {
        QuantileSketch sketch = new QuantileSketch();
        values.forEach(sketch::record);
        return sketch;
    }

    static byte[] bytes(QuantileSketch sketch) {
        ByteBuffer out = ByteBuffer.allocate(sketch.serializedSize());
        sketch.writeTo(out);
        if (out.hasRemaining()) {
            throw new AssertionError("serializedSize is " + out.remaining() + " too large");
        }
        return out.array();
    }

    static byte[] bytes(ScoreDistribution scores) {
        ByteBuffer out = ByteBuffer.allocate(scores.serializedSize());
        scores.writeTo(out);
        if (out.hasRemaining()) {
            throw new AssertionError("serializedSize is " + out.remaining() + " too large");
        }
        return out.array();
    }

    /** Lists of 1 to 2,000 values of one shape each. */
    static Arbitrary<List<Long>> samples() {
        Arbitrary<Long> heavyTail =
                Arbitraries.doubles().between(0, 1).map(u -> (long) Math.min(1e18, 40_000 / Math.pow(1 - u, 1.5)));
        Arbitrary<Long> twoValued = Arbitraries.of(0L, 1_000_000L);
        Arbitrary<Long> negative = Arbitraries.longs().between(-5_000_000_000L, -1);
        Arbitrary<Long> around = Arbitraries.longs().between(-1_000, 1_000);
        Arbitrary<Long> anything = Arbitraries.longs();
        return Arbitraries.oneOf(
                lists(heavyTail),
                lists(twoValued),
                lists(negative),
                lists(around),
                lists(anything),
                Arbitraries.longs().flatMap(constant -> lists(Arbitraries.just(constant))));
    }

    private static Arbitrary<List<Long>> lists(Arbitrary<Long> values) {
        return values.list().ofMinSize(1).ofMaxSize(2_000);
    }

    /** The value of rank ceil(q n), straight from the definition. */
    static long exactQuantile(List<Long> values, double q) {
        long[] sorted = values.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        int rank = (int) Math.ceil(q * sorted.length - 1e-9);
        return sorted[Math.min(sorted.length, Math.max(1, rank)) - 1];
    }
}
