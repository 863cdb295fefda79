package dev.plumbline.processors.sketches;

import static dev.plumbline.processors.sketches.Sketches.bytes;
import static dev.plumbline.processors.sketches.Sketches.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class QuantileSketchTest {

    @Test
    void shouldRefuseToAnswerWhenEmpty() {
        QuantileSketch empty = new QuantileSketch();

        assertThat(empty.isEmpty()).isTrue();
        assertThat(empty.count()).isZero();
        assertThat(empty.countAtOrBelow(Long.MAX_VALUE)).isZero();
        assertThatThrownBy(empty::min).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(empty::max).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> empty.quantile(0.5)).isInstanceOf(NoSuchElementException.class);
        assertThat(bytes(empty)).containsExactly(1, 0);
    }

    @Test
    void shouldRefuseQuantilesOutsideOfZeroToOne() {
        QuantileSketch sketch = of(List.of(1L));

        for (double q : new double[] {-0.01, 1.01, Double.NaN}) {
            assertThatThrownBy(() -> sketch.quantile(q)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void shouldTakeTheNearestRank() {
        QuantileSketch sketch = of(LongStream.rangeClosed(1, 100).boxed().toList());

        for (int percent = 1; percent <= 100; percent++) {
            assertThat(sketch.quantile(percent / 100.0)).isEqualTo(percent);
        }
        assertThat(sketch.quantile(0)).isEqualTo(1);
    }

    @Test
    void shouldHoldTheExtremesOfLong() {
        QuantileSketch sketch = of(List.of(Long.MIN_VALUE, 0L, Long.MAX_VALUE));

        assertThat(sketch.min()).isEqualTo(Long.MIN_VALUE);
        assertThat(sketch.quantile(0.5)).isZero();
        assertThat(sketch.max()).isEqualTo(Long.MAX_VALUE);
        assertThat(bytes(QuantileSketch.readFrom(ByteBuffer.wrap(bytes(sketch)))))
                .isEqualTo(bytes(sketch));
    }

    @Test
    void shouldLeaveTheSketchAsItWasWhenTheCountOverflows() {
        QuantileSketch sketch = new QuantileSketch();
        sketch.record(7, Long.MAX_VALUE - 1);
        byte[] before = bytes(sketch);

        assertThatThrownBy(() -> sketch.record(9, 2)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> sketch.merge(sketch.copy())).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> sketch.record(9, -1)).isInstanceOf(IllegalArgumentException.class);

        assertThat(bytes(sketch)).isEqualTo(before);
    }

    @Test
    void shouldCountBeyondFortyEightBits() {
        QuantileSketch sketch = new QuantileSketch();
        sketch.record(5, 1L << 47);
        sketch.record(5, 1L << 47);
        sketch.record(-3, 1L << 50);

        assertThat(sketch.countAtOrBelow(4)).isEqualTo(1L << 50);
        assertThat(sketch.count()).isEqualTo((1L << 48) + (1L << 50));
    }

    @Test
    void shouldDoubleWhenMergedWithItself() {
        QuantileSketch sketch = of(LongStream.range(0, 500).boxed().toList());

        sketch.merge(sketch);

        assertThat(sketch.count()).isEqualTo(1_000);
        assertThat(sketch.countAtOrBelow(99)).isEqualTo(200);
    }

    @Test
    void shouldShareNothingWithACopyOrAMergedSketch() {
        QuantileSketch original = of(List.of(10L, 20L));
        QuantileSketch copy = original.copy();
        QuantileSketch merged = new QuantileSketch();
        merged.merge(original);

        original.record(10);
        original.clear();

        assertThat(copy.count()).isEqualTo(2);
        assertThat(merged.countAtOrBelow(10)).isEqualTo(1);
        assertThat(original.isEmpty()).isTrue();
    }

    @Test
    void shouldKeepFarApartValuesSparse() {
        QuantileSketch sketch = new QuantileSketch();
        for (int bin = BinLayout.FIRST_BIN; bin <= BinLayout.LAST_BIN; bin += 9) {
            sketch.record(BinLayout.low(bin), 3);
        }

        assertThat(sketch.count()).isEqualTo(3 * 825);
        assertThat(sketch.countAtOrBelow(-1) + sketch.countAtOrBelow(0)).isPositive();
        assertThat(bytes(QuantileSketch.readFrom(ByteBuffer.wrap(bytes(sketch)))))
                .isEqualTo(bytes(sketch));
    }

    @Test
    void shouldTakeFewBytes() {
        assertThat(bytes(latencies(18)).length).isLessThanOrEqualTo(32);
        assertThat(bytes(latencies(1_000_000)).length).isLessThanOrEqualTo(2_200);
    }

    private static QuantileSketch latencies(int count) {
        Random random = new Random(1);
        QuantileSketch sketch = new QuantileSketch();
        for (int i = 0; i < count; i++) {
            sketch.record((long) (1_200_000 * Math.exp(0.6 * random.nextGaussian())));
        }
        return sketch;
    }

    @Test
    void shouldRefuseBytesThatClaimMoreThanTheyHold() {
        for (byte[] bytes : List.of(
                new byte[] {},
                new byte[] {2, 0},
                new byte[] {1, 5, 0, 0},
                new byte[] {1, (byte) 0x80, 0},
                new byte[] {1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 1},
                new byte[] {1, 2, 0, 0, 0},
                new byte[] {1, 1, -1, -1, -1, -1, 15, 0})) {
            assertThatThrownBy(() -> QuantileSketch.readFrom(ByteBuffer.wrap(bytes)))
                    .isInstanceOf(MalformedSketchException.class);
        }
    }
}
