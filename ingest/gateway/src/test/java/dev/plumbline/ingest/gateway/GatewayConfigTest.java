package dev.plumbline.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.ingest.gateway.access.ApiKeys;
import dev.plumbline.ingest.gateway.http.Limits;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class GatewayConfigTest {
    @Test
    void shouldNameEverythingThatIsWrongAtOnce() {
        Limits limits = new Limits(0, -1, -1, Duration.ZERO, Duration.ofSeconds(-1));

        assertThatThrownBy(() -> new GatewayConfig("0.0.0.0", 70_000, " ", true, limits, "short", ApiKeys.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(
                        "host must be a loopback address unless there are API keys, was 0.0.0.0",
                        "port must be between 0 and 65535, was 70000",
                        "tenant must not be empty",
                        "maxBodyBytes must be at least 1, was 0",
                        "maxBodiesBytes must be at least maxBodyBytes, was -1",
                        "bytesPerSecond must be at least 0, was -1",
                        "bodyTimeout must be above 0",
                        "acknowledgeTimeout must be above 0",
                        "userHashKey must have at least 16 characters");
    }

    @Test
    void shouldBindAnywhereWithKeysAndTellNoSecret() {
        ApiKeys keys = ApiKeys.parse(List.of(ApiKeys.hash("secret") + " acme"));
        GatewayConfig config = GatewayConfig.local(0, "acme")
                .withUserHashKey("a key of sixteen or more")
                .withKeys("0.0.0.0", keys);

        assertThat(config.host()).isEqualTo("0.0.0.0");
        assertThat(config.toString()).contains("1 API keys").doesNotContain("sixteen", ApiKeys.hash("secret"));
    }
}
