package dev.plumbline.ingest.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

class ClientConfigTest {
    @Test
    void shouldNameEverythingThatIsWrongAtOnce() {
        ClientConfigBuilder builder = ClientConfig.builder()
                .bufferBytes(1)
                .deliveryTimeout(Duration.ZERO)
                .userHashKey("short")
                .producer("acks", "1")
                .producer("linger.ms", "soon");

        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("bootstrapServers must not be empty")
                .hasMessageContaining("schema.registry.url")
                .hasMessageContaining("bufferBytes must be at least 16384, was 1")
                .hasMessageContaining("deliveryTimeout must be at least 100 ms")
                .hasMessageContaining("userHashKey must have at least 16 characters")
                .hasMessageContaining("producer property acks is set by the client")
                .hasMessageContaining("producer property linger.ms: is not a valid LONG");
    }

    @Test
    void shouldRefuseDeliveryTimeoutThatKafkaCannotCount() {
        ClientConfigBuilder builder = ClientConfig.builder().deliveryTimeout(Duration.ofSeconds(Long.MAX_VALUE));

        assertThatThrownBy(builder::build).hasMessageContaining("deliveryTimeout must be at most 24 days");
    }

    @Test
    void shouldRefuseRegistryKeysThatAreNotSupported() {
        ClientConfig config = ClientConfig.builder()
                .bootstrapServers("127.0.0.1:1")
                .registry("ftp://nowhere")
                .build();

        assertThatThrownBy(() -> Plumbline.client(config)).isInstanceOf(ConfigException.class);
    }

    @Test
    void shouldNotShowSecrets() {
        ClientConfig config = ClientConfig.builder()
                .bootstrapServers("127.0.0.1:1")
                .registry("http://user:password@127.0.0.1:2")
                .userHashKey("a secret of 16 characters")
                .producer("sasl.jaas.config", "hidden")
                .build();

        assertThat(config.toString()).doesNotContain("secret", "hidden", "user:password");
    }

    @Test
    void shouldMakeSettingsThatKafkaTakes() {
        ClientConfig config = ClientConfig.builder()
                .bootstrapServers("127.0.0.1:1")
                .registry("http://127.0.0.1:2")
                .deliveryTimeout(Duration.ofMillis(100))
                .producer("linger.ms", 5)
                .build();

        var settings = ProducerSettings.of(config, "client-1");

        try (var producer = config.producerFactory().create(settings)) {
            assertThat(settings)
                    .containsEntry("acks", "all")
                    .containsEntry("enable.idempotence", true)
                    .containsEntry("linger.ms", 5);
            assertThat(producer.metrics()).isNotEmpty();
        }
    }
}
