package dev.plumbline.ingest.replay.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportJournalTest {
    private static final int IDS = 20_000;

    @TempDir
    Path dir;

    @Test
    void shouldKnowAfterwardsWhatWasAcknowledgedAndNothingElse() throws IOException {
        Path file = dir.resolve("deep/cluster.ids");
        try (ImportJournal journal = ImportJournal.open(file)) {
            for (int i = 0; i < IDS; i++) {
                journal.acknowledged("calls", "acme", "call-" + i);
            }
        }

        try (ImportJournal journal = ImportJournal.open(file)) {
            assertThat(journal.size()).isEqualTo(IDS);
            assertThat(journal.contains("calls", "acme", "call-7")).isTrue();
            assertThat(journal.contains("calls", "acme", "call-" + IDS)).isFalse();
            assertThat(journal.contains("calls", "initech", "call-7")).isFalse();
            assertThat(journal.contains("scores", "acme", "call-7")).isFalse();
        }
    }

    @Test
    void shouldWriteAnIdOnceAndNotInClear() throws IOException {
        Path file = dir.resolve("cluster.ids");
        try (ImportJournal journal = ImportJournal.open(file)) {
            journal.acknowledged("calls", "acme", "one");
            journal.acknowledged("calls", "acme", "one");
        }

        assertThat(file).hasSize(8);
        assertThat(Files.readAllBytes(file)).asString().doesNotContain("one");
    }

    @Test
    void shouldDropAnIdThatWasCutOffAndGoOn() throws IOException {
        Path file = dir.resolve("cluster.ids");
        try (ImportJournal journal = ImportJournal.open(file)) {
            journal.acknowledged("calls", "acme", "one");
        }
        Files.write(file, new byte[] {1, 2, 3}, StandardOpenOption.APPEND);

        try (ImportJournal journal = ImportJournal.open(file)) {
            journal.acknowledged("calls", "acme", "two");
        }

        try (ImportJournal journal = ImportJournal.open(file)) {
            assertThat(journal.size()).isEqualTo(2);
            assertThat(journal.contains("calls", "acme", "two")).isTrue();
        }
    }

    @Test
    void shouldRefuseASecondImportAtTheSameTime() throws IOException {
        Path file = dir.resolve("cluster.ids");
        try (ImportJournal journal = ImportJournal.open(file)) {
            assertThat(journal.size()).isZero();
            assertThatThrownBy(() -> ImportJournal.open(file)).hasMessageContaining("Another import is under way");
        }
    }

    @Property(tries = 50)
    void shouldHoldTheSameAsASet(@ForAll @Size(max = 3_000) long[] ids) {
        IdSet set = new IdSet();
        Set<Long> expected = new HashSet<>();
        for (long id : ids) {
            assertThat(set.add(id)).isEqualTo(expected.add(id));
        }
        assertThat(set.size()).isEqualTo(expected.size());
        assertThat(expected).allMatch(set::contains);
    }
}
