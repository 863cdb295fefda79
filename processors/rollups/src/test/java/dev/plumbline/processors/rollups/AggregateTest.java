package dev.plumbline.processors.rollups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.processors.rollups.Calls.Call;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AggregateTest {

    @Provide
    Arbitrary<List<Call>> calls() {
        return Calls.lists();
    }

    private static Aggregate of(List<Call> calls) {
        Aggregate aggregate = new Aggregate();
        calls.forEach(call -> aggregate.add(call.facts()));
        return aggregate;
    }

    @Property(tries = 200)
    void shouldHaveTheSameBytesHoweverTheCallsWereSplit(
            @ForAll("calls") List<Call> calls, @ForAll @IntRange(max = 60) int cut) {
        int middle = Math.min(cut, calls.size());
        Aggregate merged = of(calls.subList(middle, calls.size()));
        merged.merge(of(calls.subList(0, middle)));
        assertThat(merged.toBytes()).isEqualTo(of(calls).toBytes());
    }

    @Property(tries = 200)
    void shouldSurviveTheRoundTrip(@ForAll("calls") List<Call> calls) {
        byte[] bytes = of(calls).toBytes();
        assertThat(Aggregate.fromBytes(bytes).toBytes()).isEqualTo(bytes);
    }

    @Property(tries = 200)
    void shouldRefuseTruncatedBytes(@ForAll("calls") List<Call> calls, @ForAll @IntRange(max = 300) int length) {
        byte[] bytes = of(calls).toBytes();
        byte[] truncated = Arrays.copyOf(bytes, Math.min(length, bytes.length - 1));
        assertThatThrownBy(() -> Aggregate.fromBytes(truncated)).isInstanceOf(CorruptRollupException.class);
    }

    @Property(tries = 500)
    void shouldRefuseOtherBytesWithOneException(@ForAll byte[] bytes) {
        byte[] versioned = bytes.clone();
        if (versioned.length > 0) {
            versioned[0] = 2;
        }
        try {
            Aggregate.fromBytes(versioned);
        } catch (CorruptRollupException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    @Test
    void shouldCountWhatACallSays() {
        ScoreKey key = new ScoreKey("correct", ScoreKey.Source.JUDGE);
        CallFacts call = new CallFacts()
                .outcome(2)
                .tokens(1, 10)
                .tokens(7, 20)
                .cost(5)
                .reportedCost(6)
                .duration(100)
                .firstToken(40)
                .appCacheHit(true)
                .retries(3)
                .guardrailBlocks(2)
                .score(key, 976_000);
        Aggregate aggregate = new Aggregate();
        aggregate.add(call);
        assertThat(aggregate.calls()).isEqualTo(1);
        assertThat(aggregate.outcome(2)).isEqualTo(1);
        assertThat(aggregate.tokens(1)).isEqualTo(10);
        assertThat(aggregate.tokens(7)).isEqualTo(20);
        assertThat(aggregate.costNanos()).isEqualTo(5);
        assertThat(aggregate.pricedCalls()).isEqualTo(1);
        assertThat(aggregate.unpricedCalls()).isZero();
        assertThat(aggregate.reportedCostNanos()).isEqualTo(6);
        assertThat(aggregate.reportedCostCalls()).isEqualTo(1);
        assertThat(aggregate.appCacheHits()).isEqualTo(1);
        assertThat(aggregate.retries()).isEqualTo(3);
        assertThat(aggregate.guardrailBlocks()).isEqualTo(2);
        assertThat(aggregate.latency().quantile(0.5)).isEqualTo(100);
        assertThat(aggregate.firstToken().quantile(0.5)).isEqualTo(40);
        assertThat(aggregate.scores()).containsOnlyKeys(key);
        assertThat(aggregate.scores().get(key).sumMicros()).isEqualTo(976_000);
    }

    @Test
    void shouldNeitherPriceNorTimeACallThatDoesNotSay() {
        Aggregate aggregate = new Aggregate();
        aggregate.add(new CallFacts());
        assertThat(aggregate.unpricedCalls()).isEqualTo(1);
        assertThat(aggregate.pricedCalls()).isZero();
        assertThat(aggregate.latency().isEmpty()).isTrue();
        assertThat(aggregate.firstToken().isEmpty()).isTrue();
        assertThat(aggregate.scores()).isEmpty();
    }

    @Test
    void shouldForgetThePreviousCallWhenReset() {
        CallFacts used = new CallFacts()
                .dimension(Dimension.MODEL, "m")
                .outcome(7)
                .tokens(3, 9)
                .cost(1)
                .reportedCost(1)
                .duration(1)
                .firstToken(1)
                .appCacheHit(true)
                .retries(1)
                .guardrailBlocks(1)
                .score(new ScoreKey("s", ScoreKey.Source.HUMAN), 1);
        Aggregate reset = new Aggregate();
        reset.add(used.reset());
        Aggregate fresh = new Aggregate();
        fresh.add(new CallFacts());
        assertThat(reset.toBytes()).isEqualTo(fresh.toBytes());
        assertThat(used.dimensions()).containsOnly("");
    }

    @Test
    void shouldRefuseToOverflow() {
        Aggregate aggregate = new Aggregate();
        aggregate.add(new CallFacts().cost(Long.MAX_VALUE));
        assertThatThrownBy(() -> aggregate.add(new CallFacts().cost(1))).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void shouldTakeFewBytesForOneCall() {
        CallFacts call = new CallFacts()
                .outcome(1)
                .tokens(0, 1_200)
                .tokens(4, 300)
                .cost(4_500_000)
                .duration(2_000_000);
        Aggregate aggregate = new Aggregate();
        aggregate.add(call);
        assertThat(aggregate.serializedSize()).isLessThan(32);
    }
}
