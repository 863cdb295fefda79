package dev.plumbline.processors.benchmarks.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.processors.benchmarks.load.Workload;
import dev.plumbline.processors.benchmarks.measure.Footprint;
import dev.plumbline.processors.benchmarks.measure.Measurement;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchIT {
    @TempDir
    private Path directory;

    @Test
    void shouldMeasureTheYardstickAndTheRollup() throws Exception {
        Workload workload = new Workload(5_000, 100, Duration.ofMinutes(1), 1);
        try (Bench bench = Bench.open(RunSettings.in(directory), workload)) {
            Measurement decode = bench.run(Kind.B);
            assertThat(decode.samples())
                    .last()
                    .satisfies(last -> assertThat(last.events()).isEqualTo(5_000));
            assertThat(decode.cpuPerMillion()).isPositive();
            assertThat(decode.repartitionBytes()).isZero();

            Measurement rollup = bench.run(Kind.G);
            assertThat(rollup.samples())
                    .last()
                    .satisfies(last -> assertThat(last.events()).isEqualTo(5_000));
            assertThat(rollup.repartitionBytes()).isPositive();
            assertThat(rollup.changelogBytes()).isPositive();
        }
    }

    @Test
    void shouldWeighWhatThePipelineHasKept() throws Exception {
        Workload workload = new Workload(3_000, 100, Duration.ofMinutes(1), 1);
        try (Bench bench = Bench.open(RunSettings.in(directory), workload)) {
            Weighed weighed = bench.weigh(Kind.F);
            Footprint.Store minutes = weighed.footprint().store("rollups-minute");
            assertThat(minutes.entries()).isPositive();
            assertThat(minutes.liveBytesPerEntry()).isGreaterThan(20);
            assertThat(minutes.diskBytes()).isPositive();
            assertThat(weighed.footprint().store("seen-calls").diskBytes()).isGreaterThan(3_000 * 16);
            assertThat(weighed.footprint().rocksUsedBytes())
                    .isPositive()
                    .isLessThan(2 * weighed.footprint().rocksBoundBytes());
            assertThat(weighed.measurement().traffic()).containsKeys("rollups-minute-changelog");
        }
    }

    @Test
    void shouldGiveThePeersTheSameWindows() throws Exception {
        Workload workload = new Workload(2_000, 100, Duration.ofMinutes(10), 1);
        try (Bench bench = Bench.open(committingOften(), workload)) {
            assertThat(bench.run(Kind.D).traffic())
                    .containsKeys("windows-minute-changelog", "windows-hour-changelog", "windows-day-changelog");
            assertThat(bench.run(Kind.D1).traffic())
                    .containsKey("windows-minute-changelog")
                    .doesNotContainKey("windows-day-changelog");
            assertThat(bench.run(Kind.E).samples())
                    .last()
                    .satisfies(last -> assertThat(last.events()).isEqualTo(2_000));
        }
    }

    /** So often that a run of few calls has commits within it. */
    private RunSettings committingOften() {
        RunSettings settings = RunSettings.in(directory);
        Duration often = Duration.ofMillis(100);
        return new RunSettings(
                directory,
                settings.threads(),
                often,
                often,
                settings.slowEvents(),
                settings.warmUp(),
                settings.heap(),
                settings.jvmOptions());
    }
}
