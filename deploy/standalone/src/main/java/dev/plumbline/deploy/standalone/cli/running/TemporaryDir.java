package dev.plumbline.deploy.standalone.cli.running;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A directory that is deleted when it is closed. */
final class TemporaryDir implements AutoCloseable {
    private final Path path;

    private TemporaryDir(Path path) {
        this.path = path;
    }

    static TemporaryDir create(String prefix) throws IOException {
        return new TemporaryDir(Files.createTempDirectory(prefix));
    }

    Path path() {
        return path;
    }

    /** Deletes everything in it and then itself; what cannot be deleted is left, and the first failure thrown. */
    @Override
    public void close() throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> walk = Files.walk(path)) {
            List<Path> deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
