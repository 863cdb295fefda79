package dev.plumbline.processors.topologies.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plumbline.processors.topologies.running.Pipeline;
import dev.plumbline.processors.topologies.running.PipelineConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A kill while a store was being emptied leaves a directory that cannot be opened. */
class DamagedStateIT {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @Test
    void shouldStartWhenAKillHasLeftHalfAStore(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path directory)
            throws Exception {
        History history = new History(2_000, Instant.now().truncatedTo(ChronoUnit.MILLIS));
        Snapshot whole = new Snapshot(history.totals, history.ledger());
        try (TestBroker broker = TestBroker.start(directory)) {
            history.send(broker.address());
            PipelineConfig config = KilledPipeline.config(broker, directory);
            assertThatItGetsTo(whole, config);
            assertThat(damage(config.stateDir())).isNotEmpty();
            assertThatItGetsTo(whole, config);
        }
    }

    private static void assertThatItGetsTo(Snapshot expected, PipelineConfig config) {
        try (Pipeline pipeline = Pipeline.start(config, KilledPipeline.settings())) {
            await().atMost(PATIENCE)
                    .ignoreExceptionsInstanceOf(InvalidStateStoreException.class)
                    .untilAsserted(
                            () -> assertThat(Snapshot.of(pipeline.streams())).isEqualTo(expected));
        }
    }

    /** Takes away the file that says which files belong to a store, and leaves the others. */
    private static List<Path> damage(Path state) throws IOException {
        List<Path> current;
        try (Stream<Path> files = Files.walk(state)) {
            current = files.filter(file -> file.endsWith("seen-calls/CURRENT")).toList();
        }
        for (Path file : current) {
            Files.delete(file);
        }
        return current;
    }
}
