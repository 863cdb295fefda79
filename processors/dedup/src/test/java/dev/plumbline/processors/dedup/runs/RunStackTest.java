package dev.plumbline.processors.dedup.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunStackTest {
    @TempDir
    private Path directory;

    @Test
    void shouldFindEverySlotThroughAllMerges() {
        try (RunStack runs = RunStack.open(directory, 3)) {
            Random random = new Random(4);
            List<long[]> added = new ArrayList<>();
            for (int run = 0; run < 21; run++) {
                long[] slots = random.longs(random.nextInt(1_500)).toArray();
                added.add(slots.clone());
                runs.add(slots, run);
            }
            assertThat(runs.size())
                    .isEqualTo(added.stream().mapToLong(slots -> slots.length).sum());
            assertThat(runs.runs()).isLessThanOrEqualTo(3 + 21 / 8);
            for (long[] slots : added) {
                for (long slot : slots) {
                    assertThat(blocks(runs, slot >>> 24)).contains((int) slot & 0xFFFFFF);
                }
            }
        }
    }

    @Test
    void shouldFindAllBlocksOfOneFingerprintAcrossPages() {
        try (RunStack runs = RunStack.open(directory, 2)) {
            long[] slots = new long[3 * SortedRun.PAGE];
            for (int i = 0; i < slots.length; i++) {
                slots[i] = (i < 400 ? 5L : i < 1_400 ? 0xFF_FFFF_FFFFL : 9L) << 24 | i;
            }
            runs.add(slots, 1);
            assertThat(blocks(runs, 0xFF_FFFF_FFFFL)).hasSize(1_000);
            assertThat(blocks(runs, 9)).hasSize(slots.length - 1_400);
            assertThat(blocks(runs, 5)).hasSize(400);
            assertThat(blocks(runs, 6)).isEmpty();
            assertThat(blocks(runs, 0)).isEmpty();
        }
    }

    @Test
    void shouldForgetRunsWhoseBlocksHaveGone() throws IOException {
        try (RunStack runs = RunStack.open(directory, 0)) {
            runs.add(new long[] {1L << 24}, 10);
            runs.add(new long[] {2L << 24}, 20);
            runs.dropBefore(11);
            assertThat(blocks(runs, 1)).isEmpty();
            assertThat(blocks(runs, 2)).containsExactly(0);
            assertThat(files()).isEqualTo(1);
        }
        assertThat(files()).isZero();
    }

    @Test
    void shouldStartEmptyWhereAnEarlierOneWasKilled() throws IOException {
        Files.write(directory.resolve("7.run"), new byte[] {1, 2, 3});
        try (RunStack runs = RunStack.open(directory, 1)) {
            assertThat(runs.size()).isZero();
            assertThat(files()).isZero();
        }
    }

    private static List<Integer> blocks(RunStack runs, long fingerprint) {
        List<Integer> found = new ArrayList<>();
        runs.find(fingerprint, found::add, () -> false);
        return found;
    }

    private long files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.count();
        }
    }
}
