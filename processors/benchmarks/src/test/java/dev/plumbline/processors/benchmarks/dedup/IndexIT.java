package dev.plumbline.processors.benchmarks.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexIT {
    @TempDir
    private Path directory;

    @Test
    void shouldWeighTheIndexByAFullCollectionAndByItsOwnAccount() throws Exception {
        IndexRun run = IndexMain.run(directory.resolve("index"), 20);
        assertThat(run.ids()).isEqualTo(20 * 150 * 60);
        assertThat(run.cpuNanosPerId()).isPositive();
        assertThat(run.tableBytesThen()).isGreaterThan(20 * 3_600 * 8);
        assertThat(run.storeBytesPerId()).isBetween(24.0, 30.0);
        assertThat(run.runBytesPerId()).isBetween(8.0, 12.0);
        assertThat(run.mostLiveHeapBytes()).isGreaterThan(run.tableBytesThen() / 2);
        assertThat(directory).isEmptyDirectory();
    }
}
