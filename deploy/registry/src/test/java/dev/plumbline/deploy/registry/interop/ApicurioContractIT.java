package dev.plumbline.deploy.registry.interop;

import dev.plumbline.schemas.registry.HttpSchemaRegistry;
import dev.plumbline.schemas.registry.RegistryConfig;
import dev.plumbline.schemas.registry.RegistryContract;
import dev.plumbline.schemas.registry.SchemaRegistry;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** The contract, held against a server that somebody else wrote. */
@Tag("interop")
class ApicurioContractIT extends RegistryContract {

    private static ApicurioServer server;
    private static SchemaRegistry client;

    @BeforeAll
    static void start() throws IOException {
        server = ApicurioServer.start(Path.of("target", "apicurio-contract.log"));
        client = new HttpSchemaRegistry(RegistryConfig.of(server.url()));
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Override
    protected SchemaRegistry registry() {
        return client;
    }

    @Override
    protected boolean normalizesOrder() {
        return false;
    }
}
