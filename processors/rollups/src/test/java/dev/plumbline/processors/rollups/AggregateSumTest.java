package dev.plumbline.processors.rollups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.processors.rollups.Calls.Call;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Adding to totals that are bytes, or from totals that are bytes, gives what adding totals gives. */
class AggregateSumTest {
    private static final byte[] ONE_CALL_IN_VERSION_1 = {1, (byte) 0b1000_1011, 0b100, 2, 2, 10, 2};

    private final AggregateBytes scratch = new AggregateBytes();

    @Provide
    Arbitrary<List<Call>> calls() {
        return Calls.lists();
    }

    private static Aggregate of(List<Call> calls) {
        Aggregate aggregate = new Aggregate();
        calls.forEach(call -> aggregate.add(call.facts()));
        return aggregate;
    }

    /** Bytes somewhere in an array, as in a packet or behind a revision. */
    private static ByteBuffer within(byte[] bytes) {
        byte[] padded = new byte[bytes.length + 7];
        System.arraycopy(bytes, 0, padded, 4, bytes.length);
        return ByteBuffer.wrap(padded, 4, bytes.length);
    }

    private byte[] sum(byte[] stored, Aggregate more) {
        ByteBuffer sum = scratch.sum(within(stored), more);
        byte[] bytes = new byte[sum.remaining()];
        sum.get(bytes);
        return bytes;
    }

    private static byte[] decodedSum(byte[] stored, Aggregate more) {
        Aggregate sum = Aggregate.fromBytes(stored);
        sum.merge(more);
        return sum.toBytes();
    }

    @Property(tries = 300)
    void shouldAddToBytesAsToWhatTheyHold(@ForAll("calls") List<Call> stored, @ForAll("calls") List<Call> more) {
        byte[] bytes = of(stored).toBytes();
        assertThat(sum(bytes, of(more))).isEqualTo(decodedSum(bytes, of(more)));
    }

    @Property(tries = 300)
    void shouldAddFromBytesAsFromWhatTheyHold(@ForAll("calls") List<Call> stored, @ForAll("calls") List<Call> more) {
        Aggregate merged = of(stored);
        merged.merge(of(more));
        Aggregate mergedFromBytes = of(stored);
        ByteBuffer in = within(of(more).toBytes());
        mergedFromBytes.mergeFrom(in);
        assertThat(in.hasRemaining()).isFalse();
        assertThat(mergedFromBytes.toBytes()).isEqualTo(merged.toBytes());
    }

    @Property(tries = 200)
    void shouldAddFromBytesToTotalsThatAreUsedAgain(
            @ForAll("calls") List<Call> first, @ForAll("calls") List<Call> stored, @ForAll("calls") List<Call> more) {
        CellTotals cell = new CellTotals();
        for (List<Call> calls : List.of(first, stored, more)) {
            cell.clear();
            cell.aggregate().mergeFrom(within(of(calls).toBytes()));
            cell.aggregate().mergeFrom(within(of(more).toBytes()));
            byte[] twice = decodedSum(of(calls).toBytes(), of(more));
            assertThat(cell.aggregate().toBytes()).isEqualTo(twice);
            assertThat(sum(of(stored).toBytes(), cell.aggregate()))
                    .isEqualTo(decodedSum(of(stored).toBytes(), Aggregate.fromBytes(twice)));
        }
    }

    @Property(tries = 200)
    void shouldTakeOutAgainWhatWasCorrected(@ForAll("calls") List<Call> stored, @ForAll("calls") List<Call> taken) {
        Aggregate difference = new Aggregate();
        taken.forEach(call -> difference.add(call.facts().negated()));
        byte[] bytes = of(stored).toBytes();
        assertThat(sum(bytes, difference)).isEqualTo(decodedSum(bytes, difference));
    }

    @Test
    void shouldAddToBytesOfAnOlderVersion() {
        Aggregate one = Aggregate.fromBytes(ONE_CALL_IN_VERSION_1);
        assertThat(sum(ONE_CALL_IN_VERSION_1, one)).isEqualTo(decodedSum(ONE_CALL_IN_VERSION_1, one));
        Aggregate two = Aggregate.fromBytes(ONE_CALL_IN_VERSION_1);
        two.mergeFrom(ByteBuffer.wrap(ONE_CALL_IN_VERSION_1));
        assertThat(two.toBytes()).isEqualTo(decodedSum(ONE_CALL_IN_VERSION_1, one));
        assertThat(two.squaredCosts()).isEmpty();
    }

    @Test
    void shouldRefuseASumBeyondTheRange() {
        Aggregate most = new Aggregate();
        most.add(new CallFacts().cost(Long.MAX_VALUE));
        assertThatThrownBy(() -> sum(most.toBytes(), most)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> most.mergeFrom(ByteBuffer.wrap(most.toBytes())))
                .isInstanceOf(ArithmeticException.class);
    }

    @Property(tries = 300)
    void shouldRefuseTruncatedBytes(
            @ForAll("calls") List<Call> calls,
            @ForAll("calls") List<Call> more,
            @ForAll @IntRange(max = 300) int length) {
        byte[] bytes = of(calls).toBytes();
        byte[] truncated = Arrays.copyOf(bytes, Math.min(length, bytes.length - 1));
        assertThatThrownBy(() -> of(more).mergeFrom(within(truncated))).isInstanceOf(CorruptRollupException.class);
        assertThatThrownBy(() -> sum(truncated, of(more))).isInstanceOf(CorruptRollupException.class);
    }

    @Property(tries = 400)
    void shouldRefuseFlippedBytesWhereReadingThemDoes(
            @ForAll("calls") List<Call> calls, @ForAll("calls") List<Call> more, @ForAll long seed) {
        byte[] bytes = of(calls).toBytes();
        Random random = new Random(seed);
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        byte[] expected = outcome(() -> decodedSum(bytes, of(more)));
        byte[] merged = outcome(() -> {
            Aggregate total = of(more);
            ByteBuffer in = within(bytes);
            total.mergeFrom(in);
            return in.hasRemaining() ? new byte[0] : total.toBytes();
        });
        assertThat(merged).isEqualTo(expected);
        byte[] sum = outcome(() -> sum(bytes, of(more)));
        assertThat(sum.length == 0 ? sum : Aggregate.fromBytes(sum).toBytes()).isEqualTo(expected);
    }

    /** What came of it, nothing if it was refused in the documented way. */
    private static byte[] outcome(Supplier<byte[]> merge) {
        try {
            return merge.get();
        } catch (CorruptRollupException | ArithmeticException e) {
            return new byte[0];
        }
    }
}
