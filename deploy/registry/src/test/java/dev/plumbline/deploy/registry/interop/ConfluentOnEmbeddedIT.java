package dev.plumbline.deploy.registry.interop;

import dev.plumbline.deploy.registry.EmbeddedSchemaRegistry;
import dev.plumbline.deploy.registry.RegistryOptions;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** The genuine Confluent client on the embedded registry. */
@Tag("interop")
class ConfluentOnEmbeddedIT extends ConfluentClientContract {

    private static EmbeddedSchemaRegistry server;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        server = EmbeddedSchemaRegistry.start(new RegistryOptions("127.0.0.1", 0, folder.resolve("schemas.journal")));
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Override
    String url() {
        return server.url();
    }
}
