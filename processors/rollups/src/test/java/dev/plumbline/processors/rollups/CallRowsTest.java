package dev.plumbline.processors.rollups;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CallRowsTest {

    private final CallRows rows = new CallRows();
    private final CellTotals totals = new CellTotals();

    /** Numbers on both sides of what 32 bits hold. */
    @Provide
    Arbitrary<Long> numbers() {
        return Arbitraries.of(0L, 1L, 2L, -1L, 1L << 31, (1L << 31) - 1, -(1L << 31), -(1L << 31) - 1, 1L << 40);
    }

    @Property(tries = 500)
    void shouldSumACallToTheBytesOfAddingIt(
            @ForAll("numbers") long minute,
            @ForAll("numbers") long tokens,
            @ForAll("numbers") long cost,
            @ForAll("numbers") long duration,
            @ForAll("numbers") long version,
            @ForAll boolean takenBack) {
        CallFacts call = new CallFacts().tokens(3, tokens).cost(cost).duration(duration);
        call.firstToken(duration / 2).priceVersion(version).outcome(1);
        if (takenBack) {
            call.negated();
        }
        rows.clear();
        int row = rows.add(call, minute);
        assertThat(rows.minute(row)).isEqualTo(minute);
        Aggregate direct = new Aggregate();
        direct.add(call);
        assertThat(sum(List.of(row))).isEqualTo(direct.toBytes());
    }

    @Test
    void shouldKeepRowsApartOverManyChunksAndTimes() {
        for (int time = 0; time < 3; time++) {
            List<Integer> odd = new ArrayList<>();
            Aggregate direct = new Aggregate();
            ScoreKey key = new ScoreKey("correct", ScoreKey.Source.HUMAN);
            for (int i = 0; i < 10_000; i++) {
                CallFacts call = new CallFacts().tokens(0, i * 400_000L).retries(i);
                call.duration(i).score(key, i);
                int row = i % 5 == 0 ? rows.addScore(i, key, i) : rows.add(call, i);
                if (i % 2 == 1) {
                    odd.add(row);
                    if (i % 5 == 0) {
                        direct.addScore(key, i);
                    } else {
                        direct.add(call);
                    }
                }
            }
            assertThat(sum(odd)).isEqualTo(direct.toBytes());
            assertThat(rows.bytes()).isBetween(240_000L, 960_000L);
            rows.clear();
            assertThat(rows.bytes()).isZero();
        }
    }

    private byte[] sum(List<Integer> chosen) {
        totals.clear();
        chosen.forEach(row -> rows.sum(row, totals.aggregate()));
        return totals.aggregate().toBytes();
    }
}
