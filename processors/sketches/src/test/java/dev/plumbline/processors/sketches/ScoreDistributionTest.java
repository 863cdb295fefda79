package dev.plumbline.processors.sketches;

import static dev.plumbline.processors.sketches.Sketches.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ScoreDistributionTest {

    @Provide
    Arbitrary<List<Long>> scores() {
        Arbitrary<Long> one = Arbitraries.oneOf(
                Arbitraries.longs().between(-5_000_000, 5_000_000),
                Arbitraries.of(0L, 1_000_000L),
                Arbitraries.longs().between(-1L << 50, 1L << 50));
        return one.list().ofMaxSize(300);
    }

    @Property(tries = 300)
    void shouldKeepExactSumsWhateverTheSplit(@ForAll("scores") List<Long> first, @ForAll("scores") List<Long> second) {
        ScoreDistribution forward = of(first);
        forward.merge(of(second));
        ScoreDistribution backward = of(second);
        backward.merge(of(first));

        assertThat(bytes(forward)).isEqualTo(bytes(backward));
        assertThat(forward.count()).isEqualTo(first.size() + second.size());
        assertThat(exactSquares(forward)).isEqualTo(squares(first).add(squares(second)));
        assertThat(forward.sumMicros())
                .isEqualTo(first.stream().mapToLong(v -> v).sum()
                        + second.stream().mapToLong(v -> v).sum());
    }

    @Property(tries = 300)
    void shouldSurviveTheRoundTrip(@ForAll("scores") List<Long> scores) {
        byte[] written = bytes(of(scores));
        ByteBuffer in = ByteBuffer.wrap(written);

        ScoreDistribution read = ScoreDistribution.readFrom(in);

        assertThat(in.hasRemaining()).isFalse();
        assertThat(bytes(read)).isEqualTo(written);
    }

    @Property(tries = 300)
    void shouldMergeFromBytesAsFromWhatTheyHold(
            @ForAll("scores") List<Long> first, @ForAll("scores") List<Long> second) {
        ScoreDistribution merged = of(first);
        merged.merge(of(second));
        ScoreDistribution mergedFromBytes = of(first);
        ByteBuffer in = ByteBuffer.wrap(bytes(of(second)));
        mergedFromBytes.mergeFrom(in);

        assertThat(in.hasRemaining()).isFalse();
        assertThat(bytes(mergedFromBytes)).isEqualTo(bytes(merged));
    }

    @Property(tries = 300)
    void shouldWriteTheSumWithBytesAsOfWhatTheyHold(
            @ForAll("scores") List<Long> first, @ForAll("scores") List<Long> second) {
        ScoreDistribution merged = of(first);
        merged.merge(of(second));
        ByteBuffer out = ByteBuffer.allocate(merged.serializedSize() + 5);
        of(first).writeSum(ByteBuffer.wrap(bytes(of(second))), out);

        assertThat(out.flip()).isEqualTo(ByteBuffer.wrap(bytes(merged)));
    }

    @Property(tries = 1_000)
    void shouldRefuseDamagedBytesWithTheOneDocumentedException(@ForAll("scores") List<Long> scores, @ForAll long seed) {
        byte[] damaged = bytes(of(scores));
        Random random = new Random(seed);
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
        ByteBuffer in = ByteBuffer.wrap(damaged, 0, random.nextInt(damaged.length + 1));

        try {
            byte[] rewritten = bytes(ScoreDistribution.readFrom(in));
            assertThat(in.flip()).isEqualTo(ByteBuffer.wrap(rewritten));
        } catch (MalformedSketchException e) {
            assertThat(e).hasMessageNotContaining("null");
        }
    }

    @Test
    void shouldComputeMeanAndVarianceFromExactIntegers() {
        ScoreDistribution scores = of(List.of(1_000_000L, 0L, 1_000_000L, 1_000_000L));

        assertThat(scores.mean()).isEqualTo(0.75);
        assertThat(scores.variance()).isEqualTo(0.1875);
        assertThat(scores.sampleVariance()).isEqualTo(0.25);
        assertThat(scores.quantile(0.25)).isZero();
        assertThat(scores.quantile(0.5)).isEqualTo(1_000_000);
        assertThat(scores.histogram().countAtOrBelow(0)).isEqualTo(1);
    }

    @Test
    void shouldHaveNoVarianceWhenConstantHoweverLargeTheCount() {
        ScoreDistribution scores = new ScoreDistribution();
        scores.record(999_999, 4_000_000_000_000L);

        assertThat(scores.variance()).isZero();
        assertThat(scores.mean()).isEqualTo(0.999999);
    }

    @Test
    void shouldRefuseToAnswerWhenEmpty() {
        ScoreDistribution empty = new ScoreDistribution();

        assertThat(empty.isEmpty()).isTrue();
        assertThatThrownBy(empty::mean).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(empty::variance).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(of(List.of(1L))::sampleVariance).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void shouldLeaveEverythingAsItWasWhenASumOverflows() {
        ScoreDistribution scores = new ScoreDistribution();
        scores.record(Long.MAX_VALUE);
        byte[] before = bytes(scores);

        assertThatThrownBy(() -> scores.record(1)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> scores.record(3, Long.MAX_VALUE)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> scores.merge(scores.copy())).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> scores.record(1, -1)).isInstanceOf(IllegalArgumentException.class);

        assertThat(bytes(scores)).isEqualTo(before);
    }

    @Test
    void shouldRefuseASumOfSquaresBeyond127Bits() {
        ScoreDistribution scores = new ScoreDistribution();
        scores.record(Long.MAX_VALUE);
        scores.record(-Long.MAX_VALUE);
        byte[] before = bytes(scores);

        assertThatThrownBy(() -> scores.record(Long.MIN_VALUE)).isInstanceOf(ArithmeticException.class);

        assertThat(bytes(scores)).isEqualTo(before);
    }

    @Test
    void shouldStartAfreshWhenCleared() {
        ScoreDistribution scores = of(List.of(3L, 4L));

        scores.clear();

        assertThat(bytes(scores)).isEqualTo(bytes(new ScoreDistribution()));
    }

    private static ScoreDistribution of(List<Long> micros) {
        ScoreDistribution scores = new ScoreDistribution();
        micros.forEach(scores::record);
        return scores;
    }

    private static BigInteger exactSquares(ScoreDistribution scores) {
        return new BigInteger(Long.toUnsignedString(scores.sumOfSquaresLow()))
                .add(BigInteger.valueOf(scores.sumOfSquaresHigh()).shiftLeft(64));
    }

    private static BigInteger squares(List<Long> values) {
        return values.stream().map(v -> BigInteger.valueOf(v).pow(2)).reduce(BigInteger.ZERO, BigInteger::add);
    }
}
