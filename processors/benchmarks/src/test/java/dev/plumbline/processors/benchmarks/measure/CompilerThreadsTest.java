package dev.plumbline.processors.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CompilerThreadsTest {
    @Test
    void shouldAddUserAndSystemTime() {
        String stat = "17 (C2 (x) Compiler) S 1 17 17 0 -1 4194368 9 0 0 0 250 50 0 0 20 0 30 0 9 9 9";
        assertThat(CompilerThreads.seconds(stat)).isEqualTo(3);
    }

    @Test
    void shouldFindTheCompilersOfThisProcess() {
        assumeThat(Files.isDirectory(Path.of("/proc/self/task")))
                .as("this system has /proc")
                .isTrue();
        assertThat(new CompilerThreads().cpuSeconds()).isPositive().isLessThan(Usage.cpuSeconds());
    }
}
