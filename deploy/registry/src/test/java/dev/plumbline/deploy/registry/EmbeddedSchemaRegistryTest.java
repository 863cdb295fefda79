package dev.plumbline.deploy.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.registry.CompatibilityLevel;
import dev.plumbline.schemas.registry.HttpSchemaRegistry;
import dev.plumbline.schemas.registry.RegisteredSchema;
import dev.plumbline.schemas.registry.RegistryConfig;
import dev.plumbline.schemas.registry.RegistryMode;
import dev.plumbline.schemas.registry.SchemaRegistry;
import dev.plumbline.schemas.registry.SchemaRegistryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedSchemaRegistryTest {

    private static final Schema STRING = Schema.create(Schema.Type.STRING);
    private static final Schema LONG = Schema.create(Schema.Type.LONG);

    @TempDir
    private Path folder;

    @Test
    void shouldAnswerTheSameAfterARestart() throws IOException {
        RegisteredSchema before;
        try (EmbeddedSchemaRegistry server = start()) {
            SchemaRegistry client = client(server);
            for (Topic topic : Topic.values()) {
                client.register(topic.valueSubject(), topic.valueSchema(), false);
            }
            client.setCompatibility(Topic.CALLS.valueSubject(), CompatibilityLevel.FULL);
            client.setMode("other", RegistryMode.READONLY);
            client.register("gone", STRING, false);
            client.deleteSubject("gone", false);
            before = client.latest(Topic.ALERTS.valueSubject());
        }

        try (EmbeddedSchemaRegistry server = start()) {
            SchemaRegistry client = client(server);
            assertThat(client.latest(Topic.ALERTS.valueSubject())).isEqualTo(before);
            assertThat(client.schemaByGuid(before.guid())).isEqualTo(before.schema());
            assertThat(client.subjects()).hasSize(Topic.values().length).doesNotContain("gone");
            assertThat(client.compatibility(Topic.CALLS.valueSubject())).isEqualTo(CompatibilityLevel.FULL);
            assertThat(client.mode("other")).isEqualTo(RegistryMode.READONLY);
        }
    }

    @Test
    void shouldNotGiveAnIdTwiceAfterARestart() throws IOException {
        int first;
        try (EmbeddedSchemaRegistry server = start()) {
            first = client(server).register("s", STRING, false);
            client(server).deleteSubject("s", false);
            client(server).deleteSubject("s", true);
        }

        try (EmbeddedSchemaRegistry server = start()) {
            assertThat(client(server).register("t", LONG, false)).isGreaterThan(first);
        }
    }

    @Test
    void shouldStartOverATornLastLine() throws IOException {
        try (EmbeddedSchemaRegistry server = start()) {
            client(server).register("s", STRING, false);
        }
        Files.writeString(folder.resolve("journal"), "12345678 {\"cha", StandardOpenOption.APPEND);

        try (EmbeddedSchemaRegistry server = start()) {
            assertThat(client(server).subjects()).containsExactly("s");
        }
    }

    @Test
    void shouldSayWhichPortIsTaken() throws IOException {
        try (EmbeddedSchemaRegistry first = start()) {
            RegistryOptions same = new RegistryOptions("127.0.0.1", first.port(), folder.resolve("second"));

            assertThatThrownBy(() -> EmbeddedSchemaRegistry.start(same))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(":" + first.port());
        }
    }

    @Test
    void shouldKeepItsJournalToItself() throws IOException {
        try (EmbeddedSchemaRegistry first = start()) {
            assertThat(first.url()).startsWith("http://127.0.0.1:");
            assertThatThrownBy(this::start).hasMessageContaining("in use by another registry");
        }
    }

    @Test
    void shouldRefuseToChangeWhatIsReadOnly() throws IOException {
        try (EmbeddedSchemaRegistry server = start()) {
            SchemaRegistry client = client(server);
            client.setMode(null, RegistryMode.READONLY);

            assertThatThrownBy(() -> client.register("s", STRING, false))
                    .isInstanceOfSatisfying(
                            SchemaRegistryException.class,
                            e -> assertThat(e.code()).isEqualTo(SchemaRegistryException.NOT_PERMITTED));
        }
    }

    @Test
    void shouldRefuseEveryWrongOptionAtOnce() {
        assertThatThrownBy(() -> new RegistryOptions("0.0.0.0", 70_000, folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("host is '0.0.0.0'")
                .hasMessageContaining("port is 70000");
    }

    private EmbeddedSchemaRegistry start() throws IOException {
        return EmbeddedSchemaRegistry.start(new RegistryOptions("127.0.0.1", 0, folder.resolve("journal")));
    }

    private static SchemaRegistry client(EmbeddedSchemaRegistry server) {
        return new HttpSchemaRegistry(RegistryConfig.of(server.url()));
    }
}
