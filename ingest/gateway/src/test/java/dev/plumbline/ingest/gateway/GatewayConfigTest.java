package dev.plumbline.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class GatewayConfigTest {
    @Test
    void shouldNameEverythingThatIsWrongAtOnce() {
        assertThatThrownBy(() -> new GatewayConfig(
                        "0.0.0.0", 70_000, " ", true, 0, -1, Duration.ZERO, Duration.ofSeconds(-1), "short"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(
                        "host must be a loopback address, was 0.0.0.0",
                        "port must be between 0 and 65535, was 70000",
                        "tenant must not be empty",
                        "maxBodyBytes must be at least 1, was 0",
                        "maxBodiesBytes must be at least maxBodyBytes, was -1",
                        "bodyTimeout must be above 0",
                        "acknowledgeTimeout must be above 0",
                        "userHashKey must have at least 16 characters");
    }
}
