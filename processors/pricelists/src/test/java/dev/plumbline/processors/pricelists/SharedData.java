package dev.plumbline.processors.pricelists;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the data that tests compare with but that is not part of the repository: {@code shared/data} beside it. */
public final class SharedData {

    private SharedData() {}

    /** The file or folder under {@code shared/data}, if it is there. */
    public static Optional<Path> find(String relative) {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path candidate = folder.resolve("shared").resolve("data").resolve(relative);
            if (Files.exists(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
