package dev.plumbline.deploy.standalone.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Who may send to the gateway, and what it does with what comes.
 *
 * @param host address it binds to; one beyond loopback needs keys
 * @param keysFile hashes of API keys with their tenants, if senders must show one
 * @param userHashKey key under which ids of users in spans are hashed, if they are kept at all
 * @param bytesPerSecond what one tenant may send; 0 for as much as it likes
 */
public record GatewaySettings(String host, Optional<Path> keysFile, Optional<String> userHashKey, int bytesPerSecond) {

    private static final int LEAST_KEY_LENGTH = 16;

    static GatewaySettings of(ConfigReader reader) {
        String host = reader.text(Setting.GATEWAY_HOST);
        Optional<Path> keys = reader.optionalPath(Setting.GATEWAY_KEYS_FILE);
        if (keys.isEmpty() && !host.equals(Setting.GATEWAY_HOST.defaultValue())) {
            reader.refuse(Setting.GATEWAY_HOST, "needs API keys: set " + Setting.GATEWAY_KEYS_FILE.key());
        }
        String key = reader.text(Setting.GATEWAY_USER_HASH_KEY);
        if (!key.isEmpty() && key.length() < LEAST_KEY_LENGTH) {
            reader.refuse(Setting.GATEWAY_USER_HASH_KEY, "has fewer than " + LEAST_KEY_LENGTH + " characters");
        }
        return new GatewaySettings(
                host,
                keys,
                key.isEmpty() ? Optional.empty() : Optional.of(key),
                reader.integer(Setting.GATEWAY_BYTES_PER_SECOND, 0, Integer.MAX_VALUE));
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "GatewaySettings[host=" + host + ", keysFile=" + keysFile + ", bytesPerSecond=" + bytesPerSecond + "]";
    }
}
