package dev.plumbline.processors.topologies.intake.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.processors.rollups.CallFacts;
import dev.plumbline.processors.rollups.ScoreKey;
import dev.plumbline.processors.topologies.TestStores;
import dev.plumbline.processors.topologies.ledger.LedgerBook;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;

class DayBoundsTest {
    private static final long DAY = 24L * 3_600 * 1_000_000;
    private static final long NOW = 20_000 * DAY;
    private static final ScoreKey SCORE = new ScoreKey("length", ScoreKey.Source.HEURISTIC);

    private final KeyValueStore<Bytes, Long> store = TestStores.keyValue(Serdes.Bytes(), Serdes.Long());
    private final DayBounds bounds = new DayBounds(new LedgerBook(store), 100L);

    @Test
    void shouldLetInUpToTheBoundAndSayWhatIsBeyond() {
        assertThat(bounds.admit(new CallFacts().cost(60), NOW)).isNull();
        assertThat(bounds.admit(new CallFacts().cost(40), NOW)).isNull();
        assertThat(bounds.admit(new CallFacts().cost(1), NOW))
                .isEqualTo(
                        new Fault(Reason.SUM_LIMIT, "cost of 1 would take the day's sum of this partition beyond 100"));
        assertThat(bounds.admit(new CallFacts(), NOW))
                .as("a call that costs nothing")
                .isNull();
    }

    @Test
    void shouldBoundTokensOfAllBucketsTogether() {
        assertThat(bounds.admit(new CallFacts().tokens(0, 60).tokens(7, 41), NOW))
                .isNotNull();
        assertThat(bounds.admit(new CallFacts().tokens(0, 60).tokens(7, 40), NOW))
                .isNull();
    }

    @Test
    void shouldBoundScoresByTheirMagnitude() {
        assertThat(bounds.admit(new CallFacts().score(SCORE, -60), NOW)).isNull();
        assertThat(bounds.admit(41, NOW)).isNotNull();
        assertThat(bounds.admit(-40, NOW)).isNull();
        assertThat(bounds.admit(Long.MAX_VALUE / 2, NOW)).isNotNull();
    }

    @Test
    void shouldStartAnewOnALaterDay() {
        assertThat(bounds.admit(100, NOW)).isNull();
        assertThat(bounds.admit(1, NOW + DAY - 1)).isNotNull();
        assertThat(bounds.admit(1, NOW + DAY)).isNull();
        assertThat(bounds.admit(100, NOW)).as("the day does not go back").isNotNull();
    }

    @Test
    void shouldGoOnAfterAStartWhereItWasDrained() {
        bounds.admit(99, NOW);
        bounds.drain();
        DayBounds again = new DayBounds(new LedgerBook(store), 100L);
        assertThat(again.admit(2, NOW)).isNotNull();
        assertThat(again.admit(1, NOW)).isNull();
    }

    @Test
    void shouldKeepTheSumOfEveryPartitionAndDayWithinALong() {
        int partitions = 7;
        DayBounds shared = new DayBounds(new LedgerBook(store), partitions);
        long bound = Long.MAX_VALUE / DayBounds.DAYS / partitions;
        assertThat(shared.admit(bound, NOW)).isNull();
        assertThat(shared.admit(1, NOW)).isNotNull();
        assertThat(Math.multiplyExact(Math.multiplyExact(bound, (long) partitions), (long) DayBounds.DAYS))
                .isPositive();
    }
}
