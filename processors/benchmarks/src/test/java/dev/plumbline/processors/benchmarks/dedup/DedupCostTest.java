package dev.plumbline.processors.benchmarks.dedup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.processors.benchmarks.measure.Measurement;
import dev.plumbline.processors.benchmarks.measure.Sample;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DedupCostTest {
    private static Measurement run(double cpuSeconds, long liveHeapBytes) {
        return new Measurement(
                "x",
                1_000_000,
                0,
                List.of(new Sample(0, 0, 0, 0), new Sample(10, 1_000_000, cpuSeconds, 0)),
                Map.of("seen-calls-changelog", 25e6, "ledger-changelog", 7e6),
                1,
                liveHeapBytes,
                1);
    }

    private final DedupCost cost = DedupCost.of(
            List.of(run(2, 0), run(2, 0), run(2, 0)),
            List.of(run(10, 40_000_000), run(11, 40_000_000), run(12, 40_000_000)),
            List.of(run(12, 60_000_000), run(12, 60_000_000), run(18, 60_000_000)));

    @Test
    void shouldTakeTheMedianOfTheDifferencesAndSayHowFarTheyAreApart() {
        assertThat(cost.cpuPerMillion()).isCloseTo(2, within(1e-9));
        assertThat(cost.leastCpuPerMillion()).isCloseTo(1, within(1e-9));
        assertThat(cost.mostCpuPerMillion()).isCloseTo(6, within(1e-9));
        assertThat(cost.ratioToDecode()).isCloseTo(1, within(1e-9));
    }

    @Test
    void shouldCountTheChangelogsOfIdsAlone() {
        assertThat(cost.changelogBytesPerEvent()).containsOnly(Map.entry("seen-calls", 25.0));
    }

    @Test
    void shouldTakeHeapToAnHourOfAThousandCallsASecond() {
        assertThat(cost.heapMegabytes()).isCloseTo(20 * 3.6, within(1e-9));
    }
}
