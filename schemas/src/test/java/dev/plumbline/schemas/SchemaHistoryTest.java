package dev.plumbline.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schemas.registry.CompatibilityLevel;
import dev.plumbline.schemas.registry.RegisteredSchema;
import dev.plumbline.schemas.registry.SchemaText;
import dev.plumbline.schemas.registry.memory.CompatibilityCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every version of a record that was ever published is kept, and the current one must live with all of them. */
class SchemaHistoryTest {

    private static final Path HISTORY = Path.of("src", "compat");
    private static final String HOW_TO_ADD =
            "mvn -pl schemas test -Dtest=SchemaHistoryTest -Dschemas.add=true, and commit the new file";

    @ParameterizedTest
    @EnumSource(Topic.class)
    void shouldReadAndBeReadByEveryPublishedVersion(Topic topic) throws IOException {
        Schema current = published(topic);

        List<String> problems =
                CompatibilityCheck.problems(CompatibilityLevel.FULL_TRANSITIVE, current, versions(topic));

        assertThat(problems)
                .as("%s is no longer compatible: give new fields a default, and keep old ones", current.getName())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Topic.class)
    void shouldHaveTheCurrentVersionInTheHistory(Topic topic) throws IOException {
        String current = published(topic).toString();
        List<RegisteredSchema> versions = versions(topic);
        boolean known =
                !versions.isEmpty() && versions.get(versions.size() - 1).text().equals(current);

        if (!known && Boolean.getBoolean("schemas.add")) {
            add(topic, versions.size() + 1);
            return;
        }

        assertThat(known)
                .as("%s has changed: add it as version %d with %s", topic, versions.size() + 1, HOW_TO_ADD)
                .isTrue();
    }

    private static Schema published(Topic topic) {
        return SchemaText.withoutJavaProperties(topic.valueSchema());
    }

    private static Path folder(Topic topic) {
        return HISTORY.resolve(topic.valueSchema().getName());
    }

    private static void add(Topic topic, int version) throws IOException {
        Files.createDirectories(folder(topic));
        Files.writeString(
                folder(topic).resolve("v" + version + ".avsc"), published(topic).toString(true) + "\n");
    }

    private static List<RegisteredSchema> versions(Topic topic) throws IOException {
        List<RegisteredSchema> versions = new ArrayList<>();
        for (int version = 1; Files.exists(folder(topic).resolve("v" + version + ".avsc")); version++) {
            String text = Files.readString(folder(topic).resolve("v" + version + ".avsc"));
            String stored = SchemaText.parse(text).toString();
            versions.add(new RegisteredSchema(topic.valueSubject(), version, version, stored));
        }
        try (Stream<Path> files = Files.isDirectory(folder(topic)) ? Files.list(folder(topic)) : Stream.empty()) {
            assertThat(files.count()).as("versions without a gap").isEqualTo(versions.size());
        }
        return versions;
    }
}
