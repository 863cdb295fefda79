package dev.plumbline.deploy.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.schemas.registry.CompatibilityLevel;
import dev.plumbline.schemas.registry.RegistryMode;
import dev.plumbline.schemas.registry.memory.StoreChange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

    private static final List<StoreChange> CHANGES = List.of(
            new StoreChange.VersionAdded("calls-välue", 1, 7, "\"string\"\n"),
            new StoreChange.VersionDeleted("calls-välue", 1, false),
            new StoreChange.VersionDeleted("calls-välue", 1, true),
            new StoreChange.LevelSet(null, CompatibilityLevel.FULL),
            new StoreChange.LevelSet("s", null),
            new StoreChange.ModeSet("s", RegistryMode.READONLY),
            new StoreChange.ModeSet(null, null));

    @TempDir
    private Path folder;

    private Path path;

    @BeforeEach
    void write() throws IOException {
        path = folder.resolve("a/b/schemas.journal");
        try (Journal journal = Journal.open(path)) {
            journal.replay(change -> {});
            CHANGES.forEach(journal);
        }
    }

    @Test
    void shouldGiveBackEveryChangeInOrder() throws IOException {
        assertThat(replayed()).isEqualTo(CHANGES);
    }

    @Test
    void shouldCutOffATornLastLineWhereverItIsTorn() throws IOException {
        byte[] whole = Files.readAllBytes(path);
        int lastLine = new String(whole, StandardCharsets.ISO_8859_1).lastIndexOf('\n', whole.length - 2) + 1;

        for (int length = lastLine; length < whole.length; length++) {
            Files.write(path, Arrays.copyOf(whole, length));

            assertThat(replayed()).isEqualTo(CHANGES.subList(0, CHANGES.size() - 1));
            assertThat(Files.size(path)).isEqualTo(lastLine);
        }
    }

    @Test
    void shouldCutOffALastLineOfWhichOnlyTheLengthWasWritten() throws IOException {
        Files.write(path, new byte[300], StandardOpenOption.APPEND);

        assertThat(replayed()).isEqualTo(CHANGES);
    }

    @Test
    void shouldWriteOnAfterATornLine() throws IOException {
        Files.writeString(path, "0badc0de {\"change\":", StandardOpenOption.APPEND);
        StoreChange next = new StoreChange.ModeSet("t", RegistryMode.IMPORT);
        try (Journal journal = Journal.open(path)) {
            journal.replay(change -> {});
            journal.accept(next);
        }

        assertThat(replayed()).hasSize(CHANGES.size() + 1).endsWith(next);
    }

    @Test
    void shouldRefuseDamageAheadOfGoodLines() throws IOException {
        byte[] whole = Files.readAllBytes(path);
        whole[20] ^= 1;
        Files.write(path, whole);

        assertThatThrownBy(this::replayed).isInstanceOf(IOException.class).hasMessageContaining("damaged at byte 0");
        assertThat(Files.readAllBytes(path)).as("nothing is removed").isEqualTo(whole);
    }

    @Test
    void shouldRefuseAJournalInUse() throws IOException {
        try (Journal first = Journal.open(path)) {
            assertThatThrownBy(() -> Journal.open(path)).hasMessageContaining("in use");
            first.replay(change -> {});
        }
        assertThat(replayed()).isEqualTo(CHANGES);
    }

    @Test
    void shouldNotTakeAChangeThatItCannotWrite() throws IOException {
        Journal journal = Journal.open(path);
        journal.replay(change -> {});
        journal.close();

        assertThatThrownBy(() -> journal.accept(CHANGES.get(0))).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> journal.accept(CHANGES.get(0))).hasStackTraceContaining("failed before");
        assertThat(replayed()).isEqualTo(CHANGES);
    }

    private List<StoreChange> replayed() throws IOException {
        List<StoreChange> changes = new ArrayList<>();
        try (Journal journal = Journal.open(path)) {
            journal.replay(changes::add);
        }
        return changes;
    }
}
