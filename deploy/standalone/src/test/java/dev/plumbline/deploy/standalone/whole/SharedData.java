package dev.plumbline.deploy.standalone.whole;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;

/** Published data that lies beside the checkout, if it is there. */
final class SharedData {
    private SharedData() {}

    /** The file; a test that asks for one that is not there is skipped, and says so. */
    static Path file(String name) {
        for (Path dir = Path.of("").toAbsolutePath(); dir != null; dir = dir.getParent()) {
            Path file = dir.resolve("shared").resolve("data").resolve(name);
            if (Files.isRegularFile(file)) {
                return file;
            }
        }
        assumeThat(name)
                .as("skipped: no folder shared/data beside the checkout has this file")
                .isNull();
        throw new AssertionError("not reached");
    }
}
