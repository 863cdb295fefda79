package dev.plumbline.processors.sketches;

import static dev.plumbline.processors.sketches.Sketches.bytes;
import static dev.plumbline.processors.sketches.Sketches.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class QuantileSketchLawsTest {

    @Provide
    Arbitrary<List<Long>> samples() {
        return Sketches.samples();
    }

    @Property(tries = 300)
    void shouldStayWithinTheErrorBoundForEveryShape(
            @ForAll("samples") List<Long> values, @ForAll @DoubleRange(min = 0, max = 1) double q) {
        QuantileSketch sketch = of(values);

        for (double at : new double[] {q, 0, 0.01, 0.5, 0.9, 0.95, 0.99, 1}) {
            double exact = Sketches.exactQuantile(values, at);
            assertThat(Math.abs(sketch.quantile(at) - exact)).isLessThanOrEqualTo(Math.abs(exact) / 127.9);
        }
    }

    @Property(tries = 300)
    void shouldNotDependOnOrderOrSplit(
            @ForAll("samples") List<Long> first, @ForAll("samples") List<Long> second, @ForAll long seed) {
        List<Long> all = new ArrayList<>(first);
        all.addAll(second);
        Collections.shuffle(all, new Random(seed));
        QuantileSketch left = of(first);
        QuantileSketch right = of(second);
        QuantileSketch rightThenLeft = right.copy();

        rightThenLeft.merge(left);
        left.merge(right);

        assertThat(bytes(left)).isEqualTo(bytes(rightThenLeft)).isEqualTo(bytes(of(all)));
    }

    @Property(tries = 200)
    void shouldMergeAssociatively(
            @ForAll("samples") List<Long> a, @ForAll("samples") List<Long> b, @ForAll("samples") List<Long> c) {
        QuantileSketch leftFirst = of(a);
        leftFirst.merge(of(b));
        leftFirst.merge(of(c));
        QuantileSketch tail = of(b);
        tail.merge(of(c));
        QuantileSketch rightFirst = of(a);

        rightFirst.merge(tail);

        assertThat(bytes(leftFirst)).isEqualTo(bytes(rightFirst));
    }

    @Property(tries = 300)
    void shouldSurviveTheRoundTripAndConsumeExactlyItsBytes(
            @ForAll("samples") List<Long> first, @ForAll("samples") List<Long> second) {
        byte[] one = bytes(of(first));
        byte[] two = bytes(of(second));
        ByteBuffer both =
                ByteBuffer.allocate(one.length + two.length).put(one).put(two).flip();

        QuantileSketch readOne = QuantileSketch.readFrom(both);
        assertThat(both.position()).isEqualTo(one.length);
        QuantileSketch readTwo = QuantileSketch.readFrom(both);

        assertThat(both.hasRemaining()).isFalse();
        assertThat(bytes(readOne)).isEqualTo(one);
        assertThat(bytes(readTwo)).isEqualTo(two);
        assertThat(readOne.count()).isEqualTo(first.size());
        assertThat(readOne.min()).isEqualTo(Collections.min(first));
        assertThat(readOne.max()).isEqualTo(Collections.max(first));
    }

    @Property(tries = 300)
    void shouldAccountForEveryValueInItsBins(@ForAll("samples") List<Long> values) {
        QuantileSketch sketch = of(values);
        List<Long> lows = new ArrayList<>();
        long[] total = {0};

        sketch.forEachBin((low, high, representative, count) -> {
            long inBin = values.stream().filter(v -> v >= low && v <= high).count();
            assertThat(count).isEqualTo(inBin).isPositive();
            assertThat(representative).isBetween(low, high).isBetween(sketch.min(), sketch.max());
            total[0] += count;
            assertThat(sketch.countAtOrBelow(high)).isEqualTo(total[0]);
            lows.add(low);
        });

        assertThat(total[0]).isEqualTo(sketch.count()).isEqualTo(values.size());
        assertThat(lows).isSorted();
    }

    @Property(tries = 1_000)
    void shouldRefuseDamagedBytesWithTheOneDocumentedException(
            @ForAll("samples") List<Long> values, @ForAll long seed) {
        byte[] damaged = bytes(of(values));
        Random random = new Random(seed);
        for (int i = random.nextInt(4); i >= 0; i--) {
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
        }

        expectSketchOrMalformed(ByteBuffer.wrap(damaged, 0, random.nextInt(damaged.length + 1)));
    }

    @Property(tries = 2_000)
    void shouldRefuseNoiseWithTheOneDocumentedException(@ForAll byte[] noise) {
        if (noise.length > 0) {
            noise[0] = SketchFormat.VERSION;
        }
        expectSketchOrMalformed(ByteBuffer.wrap(noise));
    }

    @Property(tries = 300)
    void shouldMergeFromBytesAsFromWhatTheyHold(
            @ForAll("samples") List<Long> first, @ForAll("samples") List<Long> second) {
        QuantileSketch merged = of(first);
        merged.merge(of(second));
        QuantileSketch mergedFromBytes = of(first);
        ByteBuffer in = ByteBuffer.wrap(bytes(of(second)));
        mergedFromBytes.mergeFrom(in);

        assertThat(in.hasRemaining()).isFalse();
        assertThat(bytes(mergedFromBytes)).isEqualTo(bytes(merged));
        assertThat(mergedFromBytes.count()).isEqualTo(merged.count());
    }

    @Property(tries = 1_000)
    void shouldRefuseToMergeWhatItWouldRefuseToRead(
            @ForAll("samples") List<Long> first, @ForAll("samples") List<Long> second, @ForAll long seed) {
        byte[] damaged = bytes(of(second));
        Random random = new Random(seed);
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
        QuantileSketch target = of(first);
        assertThat(outcome(() -> target.mergeFrom(ByteBuffer.wrap(damaged))))
                .isEqualTo(outcome(() -> of(first).merge(QuantileSketch.readFrom(ByteBuffer.wrap(damaged)))));
    }

    @Property(tries = 500)
    void shouldWriteTheSumWithBytesAsOfWhatTheyHold(
            @ForAll("samples") List<Long> first,
            @ForAll("samples") List<Long> second,
            @ForAll @IntRange(max = 40) int few) {
        QuantileSketch delta = of(second.subList(0, Math.min(few, second.size())));
        QuantileSketch reusable = QuantileSketch.reusable();
        second.forEach(reusable::record);
        for (QuantileSketch sketch : List.of(of(second), reusable, delta, of(first), new QuantileSketch())) {
            for (QuantileSketch stored : List.of(of(first), new QuantileSketch())) {
                QuantileSketch merged = sketch.copy();
                merged.merge(stored);
                ByteBuffer in = ByteBuffer.wrap(bytes(stored));
                ByteBuffer out = ByteBuffer.allocate(merged.serializedSize() + 5);

                assertThat(sketch.writeSum(in, out)).isEqualTo(stored.count());
                assertThat(in.hasRemaining()).isFalse();
                assertThat(out.flip()).isEqualTo(ByteBuffer.wrap(bytes(merged)));
            }
        }
    }

    @Property(tries = 1_000)
    void shouldRefuseToAddToWhatItWouldRefuseToRead(
            @ForAll("samples") List<Long> first, @ForAll("samples") List<Long> second, @ForAll long seed) {
        byte[] damaged = bytes(of(second));
        Random random = new Random(seed);
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
        ByteBuffer out = ByteBuffer.allocate(100_000);
        assertThat(outcome(() -> of(first).writeSum(ByteBuffer.wrap(damaged), out)))
                .isEqualTo(outcome(() -> of(first).merge(QuantileSketch.readFrom(ByteBuffer.wrap(damaged)))));
    }

    @Property(tries = 300)
    void shouldOverflowABufferThatIsTooSmallForASum(
            @ForAll("samples") List<Long> first,
            @ForAll("samples") List<Long> second,
            @ForAll @IntRange(min = 1) int less) {
        QuantileSketch merged = of(first);
        merged.merge(of(second));
        int size = merged.serializedSize();
        ByteBuffer out = ByteBuffer.allocate(size - 1 - (less - 1) % size);
        assertThatThrownBy(() -> of(first).writeSum(ByteBuffer.wrap(bytes(of(second))), out))
                .isInstanceOf(BufferOverflowException.class);
    }

    private static String outcome(Runnable merge) {
        try {
            merge.run();
            return "merged";
        } catch (MalformedSketchException | ArithmeticException e) {
            return e.toString();
        }
    }

    /** Whatever is accepted must be canonical: writing it again gives the bytes that were consumed. */
    private static void expectSketchOrMalformed(ByteBuffer in) {
        try {
            byte[] rewritten = bytes(QuantileSketch.readFrom(in));
            assertThat(in.duplicate().flip()).isEqualTo(ByteBuffer.wrap(rewritten));
        } catch (MalformedSketchException e) {
            assertThat(e).hasMessageNotContaining("null");
        }
    }
}
