package dev.plumbline.deploy.standalone.broker;

import java.nio.file.Path;

/**
 * Where an embedded broker keeps its data and where it listens.
 *
 * @param dataDir directory for logs and metadata; created if absent, kept on close
 * @param port port for clients on 127.0.0.1; 0 takes a free one
 */
public record BrokerOptions(Path dataDir, int port) {

    /** Checks the port. */
    public BrokerOptions {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port " + port + " is not between 0 and 65535");
        }
    }
}
