package dev.plumbline.processors.topologies.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.processors.topologies.commit.CommitPace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PipelineConfigTest {
    private static final Path STATE = Path.of("state");

    @Test
    void shouldMakeSettingsThatKafkaStreamsAccepts() {
        StreamsConfig config = new StreamsConfig(
                PipelineConfig.withDefaults("localhost:9092", STATE).streams());
        assertThat(config.getString(StreamsConfig.PROCESSING_GUARANTEE_CONFIG)).isEqualTo("exactly_once_v2");
        assertThat(config.getLong(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG)).isEqualTo(5_000);
        assertThat(config.originals()).containsEntry(CommitPace.INTERVAL, 200L);
        assertThat(config.getBoolean(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG))
                .isTrue();
    }

    @Test
    void shouldLetOverridesComeLast() {
        assertThat(with(Map.of("num.standby.replicas", "1")).streams()).containsEntry("num.standby.replicas", "1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", " 0 ", "00", "-1", "65535", "much"})
    void shouldRefuseACacheThatCannotHoldMarkersBack(String bytes) {
        assertThatThrownBy(() -> with(Map.of("statestore.cache.max.bytes", bytes)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("statestore.cache.max.bytes must be at least 65536, was " + bytes);
    }

    @Test
    void shouldRefuseAnyOtherGuaranteeThanExactlyOnce() {
        assertThatThrownBy(() -> with(Map.of("processing.guarantee", "at_least_once")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("processing.guarantee must be exactly_once_v2, was at_least_once");
    }

    @Test
    void shouldReportAllViolationsAtOnce() {
        assertThatThrownBy(() -> new PipelineConfig("b:1", "app", STATE, 0, Duration.ZERO, 0, 1, Map.of()))
                .hasMessageContaining("threads")
                .hasMessageContaining("commitInterval")
                .hasMessageContaining("replicationFactor");
    }

    private static PipelineConfig with(Map<String, String> overrides) {
        return new PipelineConfig("b:1", "app", STATE, 1, Duration.ofMillis(100), 1, 1 << 20, overrides);
    }
}
