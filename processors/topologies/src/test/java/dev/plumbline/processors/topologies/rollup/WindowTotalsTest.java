package dev.plumbline.processors.topologies.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.processors.rollups.Aggregate;
import dev.plumbline.processors.rollups.CallFacts;
import dev.plumbline.processors.rollups.Dimension;
import dev.plumbline.processors.rollups.Resolution;
import dev.plumbline.processors.rollups.SeriesKey;
import dev.plumbline.processors.topologies.TestStores;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.WindowStore;
import org.junit.jupiter.api.Test;

class WindowTotalsTest {
    private static final long NOON = RollupBench.NOON.toEpochMilli() * 1_000;

    private final WindowStore<Bytes, byte[]> hours = TestStores.windows(Duration.ofDays(62), Duration.ofHours(1));

    private WindowTotals totals(int cached) {
        return new WindowTotals(Map.of(Resolution.HOUR, hours), cached, 48L << 20);
    }

    private static Window window(int series) {
        return new Window(SeriesKey.of(Map.of(Dimension.FEATURE, "f" + series)), Resolution.HOUR, NOON);
    }

    /** Durations over many octaves: 6 KB of bins, twice. */
    private static Aggregate wide() {
        Aggregate aggregate = new Aggregate();
        for (int i = 0; i < 2_000; i++) {
            long micros = (long) Math.pow(1.005, i) * 1_000;
            aggregate.add(new CallFacts().duration(micros).firstToken(micros));
        }
        return aggregate;
    }

    @Test
    void shouldKeepWindowsOnTheHeapBetweenCommits() {
        WindowTotals totals = totals(10);
        assertThat(totals.merge(window(1), wide())).isTrue();
        totals.flush();
        assertThat(totals.merge(window(1), wide())).isFalse();
        totals.flush();
        assertThat(totals.onHeap()).isEqualTo(1);
        assertThat(totals(10).total(window(1)).calls()).isEqualTo(4_000);
    }

    @Test
    void shouldNotKeepMoreThanItsNumber() {
        WindowTotals totals = totals(3);
        for (int i = 0; i < 5; i++) {
            totals.merge(window(i), wide());
        }
        totals.flush();
        assertThat(totals.onHeap()).isEqualTo(3);
        assertThat(totals.total(window(0)).calls()).isEqualTo(2_000);
    }

    @Test
    void shouldNotKeepMoreThanItsHeapWhenWindowsAreLarge() {
        WindowTotals totals = totals(20_000);
        Aggregate wide = wide();
        for (int i = 0; i < 3_000; i++) {
            totals.merge(window(i), wide);
        }
        totals.flush();
        assertThat(totals.onHeap()).isBetween(500, 2_900);
        for (int i = 0; i < 3_000; i += 100) {
            assertThat(totals.total(window(i)).calls()).isEqualTo(2_000);
        }
    }

    @Test
    void shouldWriteAWindowAgainOnlyWhenItHasChanged() {
        WindowTotals totals = totals(10);
        totals.merge(window(1), wide());
        totals.publish(window(1));
        assertThat(totals.changed()).containsExactly(window(1));
        totals.flush();
        assertThat(totals.changed()).isEmpty();
        totals.publish(window(1));
        assertThat(totals.changed()).containsExactly(window(1));
    }
}
