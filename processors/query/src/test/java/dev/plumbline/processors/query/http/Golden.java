package dev.plumbline.processors.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares text with a file of {@code src/test/resources/golden}; {@code -Dgolden.update=true} writes the file. */
public final class Golden {

    private Golden() {}

    /** Compares JSON, put in lines. */
    public static void assertJson(String name, JsonNode json) {
        assertText(name, json.toPrettyString() + "\n");
    }

    /** Compares text. */
    public static void assertText(String name, String text) {
        Path file = Path.of("src/test/resources/golden", name);
        try {
            if (Boolean.getBoolean("golden.update")) {
                Files.writeString(file, text);
            }
            assertThat(text).as("golden file %s", file).isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
