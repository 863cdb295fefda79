package dev.plumbline.deploy.registry.interop;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** The genuine Confluent client and ours on a server that neither comes with. */
@Tag("interop")
class ConfluentOnApicurioIT extends ConfluentClientContract {

    private static ApicurioServer server;

    @BeforeAll
    static void start() throws IOException {
        server = ApicurioServer.start(Path.of("target", "apicurio-confluent.log"));
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Override
    String url() {
        return server.url();
    }
}
