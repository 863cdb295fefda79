package dev.plumbline.processors.query;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the query server listens.
 *
 * <p>There is no login yet, so only loopback addresses are accepted: anything else would show every tenant's figures to
 * the network.
 *
 * @param host loopback name or address
 * @param port 0 for any free port
 */
public record QueryConfig(String host, int port) {
    /** Port of the dashboard and the API unless configured. */
    public static final int DEFAULT_PORT = 8080;

    /** Reports all violations at once. */
    public QueryConfig {
        List<String> violations = new ArrayList<>();
        if (port < 0 || port > 65_535) {
            violations.add("port " + port + " is not between 0 and 65535");
        }
        if (!isLoopback(host)) {
            violations.add("host '" + host + "' is not a loopback address, and there is no login to protect it");
        }
        if (!violations.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", violations));
        }
    }

    /** Loopback at a port. */
    public static QueryConfig onPort(int port) {
        return new QueryConfig("127.0.0.1", port);
    }

    private static boolean isLoopback(String host) {
        try {
            return !host.isBlank() && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }
}
