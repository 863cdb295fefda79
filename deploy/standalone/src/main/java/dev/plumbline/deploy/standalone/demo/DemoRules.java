package dev.plumbline.deploy.standalone.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Objects;

/** The rules of the demo, as a file that the process reads like any other; the calendar is in the company's zone. */
final class DemoRules {
    private DemoRules() {}

    static Path write(Path dir, ZoneOffset zone) {
        Path file = dir.resolve("rules.yaml");
        try (InputStream in = Objects.requireNonNull(DemoRules.class.getResourceAsStream("rules.yaml"))) {
            String rules = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Files.writeString(file, rules.replace("${zone}", zone.getId()));
        } catch (IOException e) {
            throw new UncheckedIOException("The rules of the demo cannot be written to " + file, e);
        }
    }
}
