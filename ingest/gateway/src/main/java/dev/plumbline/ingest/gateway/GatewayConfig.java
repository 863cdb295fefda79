package dev.plumbline.ingest.gateway;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the gateway listens and what it takes. Immutable.
 *
 * @param host address to bind; a loopback address, because there is no login yet
 * @param port port to bind; 0 for a free one
 * @param tenant the tenant of records that name none
 * @param multiTenant true if a record may name another tenant
 * @param maxBodyBytes largest body, also after decompression
 * @param maxBodiesBytes bytes of all bodies that are being read and parsed at one time
 * @param bodyTimeout how long a body may take to arrive
 * @param acknowledgeTimeout how long to wait for Kafka before answering 503
 * @param userHashKey key of at least 16 characters under which ids of users in spans are hashed; null to leave users out
 */
public record GatewayConfig(
        String host,
        int port,
        String tenant,
        boolean multiTenant,
        long maxBodyBytes,
        long maxBodiesBytes,
        Duration bodyTimeout,
        Duration acknowledgeTimeout,
        @Nullable String userHashKey) {

    private static final long MEBIBYTE = 1024L * 1024;
    private static final int MAX_PORT = 65_535;
    private static final int LEAST_KEY_LENGTH = 16;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException that names everything that is wrong
     */
    public GatewayConfig {
        List<String> violations = new ArrayList<>();
        if (!isLoopback(host)) {
            violations.add("host must be a loopback address, was " + host);
        }
        if (port < 0 || port > MAX_PORT) {
            violations.add("port must be between 0 and 65535, was " + port);
        }
        if (tenant.isBlank()) {
            violations.add("tenant must not be empty");
        }
        if (maxBodyBytes < 1) {
            violations.add("maxBodyBytes must be at least 1, was " + maxBodyBytes);
        }
        if (maxBodiesBytes < maxBodyBytes) {
            violations.add("maxBodiesBytes must be at least maxBodyBytes, was " + maxBodiesBytes);
        }
        if (bodyTimeout.isNegative() || bodyTimeout.isZero()) {
            violations.add("bodyTimeout must be above 0, was " + bodyTimeout);
        }
        if (acknowledgeTimeout.isNegative() || acknowledgeTimeout.isZero()) {
            violations.add("acknowledgeTimeout must be above 0, was " + acknowledgeTimeout);
        }
        if (userHashKey != null && userHashKey.length() < LEAST_KEY_LENGTH) {
            violations.add("userHashKey must have at least " + LEAST_KEY_LENGTH + " characters");
        }
        if (!violations.isEmpty()) {
            throw new IllegalArgumentException(
                    "The gateway's configuration is wrong: " + String.join("; ", violations));
        }
    }

    /** For one machine: loopback, records may name any tenant, 20 MiB a body and 64 MiB of bodies at a time. */
    public static GatewayConfig local(int port, String tenant) {
        return new GatewayConfig(
                "127.0.0.1",
                port,
                tenant,
                true,
                20 * MEBIBYTE,
                64 * MEBIBYTE,
                Duration.ofSeconds(30),
                Duration.ofSeconds(15),
                null);
    }

    /** The same, with users hashed under a key: the client's, if they are to be the same users. */
    public GatewayConfig withUserHashKey(String key) {
        return new GatewayConfig(
                host, port, tenant, multiTenant, maxBodyBytes, maxBodiesBytes, bodyTimeout, acknowledgeTimeout, key);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "GatewayConfig[host=" + host + ", port=" + port + ", tenant=" + tenant + ", multiTenant=" + multiTenant
                + ", maxBodyBytes=" + maxBodyBytes + ", maxBodiesBytes=" + maxBodiesBytes + ", bodyTimeout="
                + bodyTimeout + ", acknowledgeTimeout=" + acknowledgeTimeout + "]";
    }

    private static boolean isLoopback(String host) {
        try {
            return !host.isBlank() && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
