package dev.plumbline.processors.rollups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SquaredCostsTest {
    /** One call at 5 nano-dollars as version 1 wrote it: version, mask of calls, priced, cost and outcome; their sums. */
    private static final byte[] VERSION_1 = {1, (byte) 0b1000_1011, 0b100, 2, 2, 10, 2};

    @Provide
    Arbitrary<List<Long>> costs() {
        return Arbitraries.longs().between(0, 1L << 56).list().ofMaxSize(40);
    }

    @Property(tries = 300)
    void shouldAddUpSquaresExactly(@ForAll("costs") List<Long> costs) {
        Aggregate total = new Aggregate();
        costs.forEach(cost -> total.add(new CallFacts().cost(cost)));
        BigInteger expected = costs.stream()
                .map(BigInteger::valueOf)
                .map(cost -> cost.multiply(cost))
                .reduce(BigInteger.ZERO, BigInteger::add);
        assertThat(total.squaredCosts()).contains(expected);
        assertThat(Aggregate.fromBytes(total.toBytes()).squaredCosts()).contains(expected);
    }

    @Property(tries = 300)
    void shouldForgetCallsThatAreTakenBack(@ForAll("costs") List<Long> kept, @ForAll("costs") List<Long> revised) {
        Aggregate expected = new Aggregate();
        kept.forEach(cost -> expected.add(new CallFacts().cost(cost)));
        Aggregate taken = new Aggregate();
        revised.forEach(cost -> taken.add(new CallFacts().cost(cost).negated()));
        Aggregate total = new Aggregate();
        kept.forEach(cost -> total.add(new CallFacts().cost(cost)));
        revised.forEach(cost -> total.add(new CallFacts().cost(cost)));

        total.merge(Aggregate.fromBytes(taken.toBytes()));

        assertThat(total.toBytes()).isEqualTo(expected.toBytes());
    }

    @Test
    void shouldHoldTheSquareOfTheGreatestSum() {
        Aggregate total = new Aggregate();
        total.add(new CallFacts().cost(Long.MAX_VALUE));
        BigInteger greatest = BigInteger.valueOf(Long.MAX_VALUE);
        assertThat(Aggregate.fromBytes(total.toBytes()).squaredCosts()).contains(greatest.multiply(greatest));
    }

    @Test
    void shouldReadTotalsWithoutSquaresAndSayThatTheyLack() {
        Aggregate old = Aggregate.fromBytes(VERSION_1);
        assertThat(old.costNanos()).isEqualTo(5);
        assertThat(old.squaredCosts()).isEmpty();

        Aggregate both = new Aggregate();
        both.add(new CallFacts().cost(3));
        both.merge(old);
        assertThat(both.pricedCalls()).isEqualTo(2);
        assertThat(both.squaredCosts()).isEmpty();
        assertThat(Aggregate.fromBytes(both.toBytes()).squaredCosts()).isEmpty();
    }

    @Test
    void shouldLackNoSquaresWhenNoCallHadACost() {
        byte[] unpriced = {1, (byte) 0b1000_0101, 0b100, 2, 2, 2};
        assertThat(Aggregate.fromBytes(unpriced).squaredCosts()).contains(BigInteger.ZERO);
    }

    @Test
    void shouldRefuseSquaresInVersion1() {
        byte[] squares = {1, (byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80, 0b10, 2};
        assertThatThrownBy(() -> Aggregate.fromBytes(squares)).isInstanceOf(CorruptRollupException.class);
    }
}
