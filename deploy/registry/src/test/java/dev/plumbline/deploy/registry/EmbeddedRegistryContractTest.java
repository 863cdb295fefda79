package dev.plumbline.deploy.registry;

import dev.plumbline.schemas.registry.HttpSchemaRegistry;
import dev.plumbline.schemas.registry.RegistryConfig;
import dev.plumbline.schemas.registry.RegistryContract;
import dev.plumbline.schemas.registry.SchemaRegistry;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedRegistryContractTest extends RegistryContract {

    private static EmbeddedSchemaRegistry server;
    private static SchemaRegistry client;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        server = EmbeddedSchemaRegistry.start(new RegistryOptions("127.0.0.1", 0, folder.resolve("schemas.journal")));
        client = new HttpSchemaRegistry(RegistryConfig.of(server.url()));
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Override
    protected SchemaRegistry registry() {
        return client;
    }
}
