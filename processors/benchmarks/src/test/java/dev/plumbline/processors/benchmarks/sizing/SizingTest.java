package dev.plumbline.processors.benchmarks.sizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.processors.benchmarks.dedup.IndexRun;
import dev.plumbline.processors.benchmarks.measure.Footprint;
import dev.plumbline.processors.benchmarks.measure.Measurement;
import dev.plumbline.processors.benchmarks.measure.Sample;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SizingTest {
    private static final IndexRun INDEX = new IndexRun(1_000, 1, 24, 9_000_000, 70_000_000, 65_000_000, 25, 8, 900);

    private static Sized sized(SizedLoad load) {
        long heap = 50_000_000 + 2_000L * load.workload().series();
        long events = load.workload().events();
        Measurement run = new Measurement(
                "f",
                events,
                0,
                List.of(new Sample(0, 0, 0, 0), new Sample(1, events, 1, 0)),
                Map.of("seen-calls-changelog", 30.0 * events, "packets-repartition", 40.0 * events),
                500,
                heap,
                1);
        Footprint footprint = new Footprint(
                Map.of(
                        "rollups-minute", new Footprint.Store(7_000, 1_400_000, 700_000, 0.75),
                        "seen-calls", new Footprint.Store(4, 0, 9_000, 1)),
                100_000_000,
                20_000_000);
        return new Sized(load, run, footprint);
    }

    private static Sizing sizing(Optional<Restored> restored) {
        return new Sizing(
                SizedLoad.all(8_000, 1).stream().map(SizingTest::sized).toList(), INDEX, restored);
    }

    @Test
    void shouldTakeHeapOfSeriesFromTheDifferenceAtOnePace() {
        assertThat(sizing(Optional.empty()).heapMegabytesPerThousandSeries()).isCloseTo(2, within(1e-9));
    }

    @Test
    void shouldGiveBytesOfAWindowAndOfWhatIsRetained() {
        Map<String, String> tables = sizing(Optional.empty()).tables();
        assertThat(tables.get("windows")).contains("| minute | busy windows | 7,000 | 8.00 | 200 | 100 | 150 |");
        assertThat(tables.get("retained")).contains("| minute | 3 d | 4,320,000 | busy windows | 0.43 | 0.65 |");
    }

    @Test
    void shouldGiveBytesOfAnEventAndOfIds() {
        Map<String, String> tables =
                sizing(Optional.of(new Restored(2_500_000, 12))).tables();
        assertThat(tables.get("traffic")).contains("| busy windows | 40 | 30 | `seen-calls`, 30 |");
        assertThat(tables.get("stores"))
                .contains("| `seen-calls` | 4 | 9,000 | 30.0 |")
                .doesNotContain("rollups");
        assertThat(tables.get("ids"))
                .contains("| 70.0 MB |")
                .contains("| 90.0 MB |")
                .contains("| 108.0 MB |")
                .contains("until 2,500,000 windows answer again | 12.0 s |");
    }

    @Test
    void shouldLeaveOutRestoringThatWasNotMeasured() {
        assertThat(sizing(Optional.empty()).tables().get("ids")).doesNotContain("crash");
    }
}
