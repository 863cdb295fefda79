package dev.plumbline.ingest.gateway;

import dev.plumbline.ingest.gateway.access.ApiKeys;
import dev.plumbline.ingest.gateway.http.Limits;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the gateway listens, to whom, and what it takes. Immutable.
 *
 * @param host address to bind; one that is no loopback address needs keys
 * @param port port to bind; 0 for a free one
 * @param tenant the tenant of records that name none, where no keys are needed
 * @param multiTenant true if a record may name another tenant; never with keys, which decide the tenant
 * @param limits what bounds requests
 * @param userHashKey key of at least 16 characters under which ids of users in spans are hashed; null to leave users out
 * @param keys the keys of which every request has to show one; none to take what anybody on this machine sends
 */
public record GatewayConfig(
        String host,
        int port,
        String tenant,
        boolean multiTenant,
        Limits limits,
        @Nullable String userHashKey,
        ApiKeys keys) {

    private static final int MAX_PORT = 65_535;
    private static final int LEAST_KEY_LENGTH = 16;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException that names everything that is wrong
     */
    public GatewayConfig {
        List<String> violations = new ArrayList<>();
        if (keys.isEmpty() && !isLoopback(host)) {
            violations.add("host must be a loopback address unless there are API keys, was " + host);
        }
        if (port < 0 || port > MAX_PORT) {
            violations.add("port must be between 0 and 65535, was " + port);
        }
        if (tenant.isBlank()) {
            violations.add("tenant must not be empty");
        }
        if (userHashKey != null && userHashKey.length() < LEAST_KEY_LENGTH) {
            violations.add("userHashKey must have at least " + LEAST_KEY_LENGTH + " characters");
        }
        violations.addAll(limits.violations());
        if (!violations.isEmpty()) {
            throw new IllegalArgumentException(
                    "The gateway's configuration is wrong: " + String.join("; ", violations));
        }
    }

    /** For one machine: loopback, no keys, records may name any tenant. */
    public static GatewayConfig local(int port, String tenant) {
        return new GatewayConfig("127.0.0.1", port, tenant, true, Limits.STANDARD, null, ApiKeys.NONE);
    }

    /** The same, with users hashed under a key: the client's, if they are to be the same users. */
    public GatewayConfig withUserHashKey(String key) {
        return new GatewayConfig(host, port, tenant, multiTenant, limits, key, keys);
    }

    /** The same at another address, for those who show one of these keys. */
    public GatewayConfig withKeys(String address, ApiKeys known) {
        return new GatewayConfig(address, port, tenant, multiTenant, limits, userHashKey, known);
    }

    /** The same within other bounds. */
    public GatewayConfig withLimits(Limits other) {
        return new GatewayConfig(host, port, tenant, multiTenant, other, userHashKey, keys);
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return "GatewayConfig[host=" + host + ", port=" + port + ", tenant=" + tenant + ", multiTenant=" + multiTenant
                + ", limits=" + limits + ", " + keys + "]";
    }

    private static boolean isLoopback(String host) {
        try {
            return !host.isBlank() && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
