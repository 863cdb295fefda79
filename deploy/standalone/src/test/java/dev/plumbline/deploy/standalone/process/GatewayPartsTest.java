package dev.plumbline.deploy.standalone.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.deploy.standalone.config.GatewaySettings;
import dev.plumbline.ingest.gateway.GatewayConfig;
import dev.plumbline.ingest.gateway.access.ApiKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayPartsTest {
    @TempDir
    Path dir;

    @Test
    void shouldHandEverySettingToTheGateway() throws IOException {
        Path file = Files.writeString(dir.resolve("keys"), ApiKeys.hash("one") + " acme\n");

        GatewayConfig config = GatewayParts.config(
                new GatewaySettings("0.0.0.0", Optional.of(file), Optional.of("a key of sixteen or more"), 7), 0);

        assertThat(config.host()).isEqualTo("0.0.0.0");
        assertThat(config.keys().tenant("one")).hasValue("acme");
        assertThat(config.userHashKey()).isEqualTo("a key of sixteen or more");
        assertThat(config.limits().bytesPerSecond()).isEqualTo(7);
    }

    @Test
    void shouldSayWhatIsWrongWithTheKeys() throws IOException {
        Path file = Files.writeString(dir.resolve("keys"), "plain-secret acme\n");

        assertThatThrownBy(() ->
                        GatewayParts.config(new GatewaySettings("0.0.0.0", Optional.of(file), Optional.empty(), 0), 0))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("line 1 must start with a SHA-256")
                .hasMessageNotContaining("plain-secret");
    }
}
