package dev.plumbline.deploy.standalone.process;

import dev.plumbline.deploy.standalone.config.GatewaySettings;
import dev.plumbline.deploy.standalone.config.Setting;
import dev.plumbline.ingest.gateway.GatewayConfig;
import dev.plumbline.ingest.gateway.access.ApiKeys;
import java.io.IOException;
import java.nio.file.Path;

/** Makes the gateway's own configuration of the settings of the process. */
final class GatewayParts {
    private static final String DEFAULT_TENANT = "default";

    private GatewayParts() {}

    /** Throws a {@link StartException} if the keys cannot be read. */
    static GatewayConfig config(GatewaySettings settings, int port) {
        GatewayConfig local = GatewayConfig.local(port, DEFAULT_TENANT);
        GatewayConfig bounded = local.withLimits(local.limits().withBytesPerSecond(settings.bytesPerSecond()));
        GatewayConfig hashing =
                settings.userHashKey().map(bounded::withUserHashKey).orElse(bounded);
        return settings.keysFile()
                .map(file -> hashing.withKeys(settings.host(), keys(file)))
                .orElse(hashing);
    }

    private static ApiKeys keys(Path file) {
        try {
            return ApiKeys.read(file);
        } catch (IOException | IllegalArgumentException e) {
            throw new StartException(
                    "The API keys in " + file + " cannot be read: " + e.getMessage() + ".",
                    "See " + Setting.GATEWAY_KEYS_FILE.key() + ": printf %s \"$KEY\" | sha256sum makes the hash.");
        }
    }
}
