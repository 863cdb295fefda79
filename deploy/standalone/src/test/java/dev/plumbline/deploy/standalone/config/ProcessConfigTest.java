package dev.plumbline.deploy.standalone.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plumbline.processors.rollups.Groupings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessConfigTest {
    private static final Path HOME = Path.of("/home/somebody");

    @TempDir
    Path dir;

    @Test
    void shouldBeValidWhenNothingIsSaid() {
        ProcessConfig config = ProcessConfig.of(new ConfigValues(), HOME);

        assertThat(config)
                .isEqualTo(new ProcessConfig(
                        HOME.resolve(".plumbline"),
                        new ProcessConfig.Ports(8080, 4318, 9092, 8081),
                        new GatewaySettings("127.0.0.1", Optional.empty(), Optional.empty(), 0),
                        4,
                        2,
                        Duration.ofMillis(200),
                        new ProcessConfig.Ages(Duration.ofDays(7), Duration.ofHours(1), Duration.ofDays(1)),
                        Groupings.DEFAULT,
                        new ProcessConfig.Names(20_000, 1_000),
                        Optional.empty(),
                        "INFO"));
    }

    @Test
    void shouldNeverForgetACallBeforeItsRetries() {
        ConfigValues values = new ConfigValues()
                .file("--set", Map.of("intake.dedup.window.minutes", "600", "intake.score.join.hours", "2"));
        assertThat(ProcessConfig.of(values, HOME).ages().join()).isEqualTo(Duration.ofHours(10));
        ConfigValues wrong = new ConfigValues().file("--set", Map.of("intake.score.join.hours", "169"));
        assertThatThrownBy(() -> ProcessConfig.of(wrong, HOME)).hasMessageContaining("intake.score.join.hours");
    }

    @Test
    void shouldReadGroupingsAndRefuseUnknownDimensions() {
        ConfigValues two = new ConfigValues().file("--set", Map.of("rollups.groupings", "feature;tenant,model"));
        assertThat(ProcessConfig.of(two, HOME).groupings()).isEqualTo(Groupings.parse("feature;tenant,model"));
        ConfigValues wrong = new ConfigValues().file("--set", Map.of("rollups.groupings", "feature;colour"));
        assertThatThrownBy(() -> ProcessConfig.of(wrong, HOME))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("rollups.groupings")
                .hasMessageContaining("colour");
    }

    @Test
    void shouldTakeTheFlagOverTheEnvironmentOverTheFile() {
        ConfigValues values = new ConfigValues()
                .file("a.properties", Map.of("http.port", "1", "gateway.port", "2", "broker.port", "3"))
                .environment(Map.of("PLUMBLINE_GATEWAY_PORT", "20", "PLUMBLINE_BROKER_PORT", "30", "PATH", "/bin"))
                .flag(Setting.BROKER_PORT, "--broker-port", "300");

        ProcessConfig.Ports ports = ProcessConfig.of(values, HOME).ports();

        assertThat(ports).isEqualTo(new ProcessConfig.Ports(1, 20, 300, 8081));
    }

    @Test
    void shouldReportEveryViolationWithItsOriginAtOnce() {
        ConfigValues values = new ConfigValues()
                .file("a.properties", Map.of("htp.port", "1", "topics.partitions", "0"))
                .environment(Map.of("PLUMBLINE_LOG_LEVEL", "LOUD"))
                .flag(Setting.GATEWAY_PORT, "--gateway-port", "8080");

        ConfigException thrown = catchThrowableOfType(ConfigException.class, () -> ProcessConfig.of(values, HOME));

        assertThat(thrown.violations())
                .extracting(ConfigViolation::toString)
                .containsExactlyInAnyOrder(
                        "htp.port (a.properties): no such setting",
                        "topics.partitions (a.properties): '0' is not a whole number from 1 to 1000",
                        "log.level (PLUMBLINE_LOG_LEVEL): 'LOUD' is not one of ERROR, WARN, INFO, DEBUG",
                        "gateway.port (--gateway-port): port 8080 is already given to another setting");
    }

    @Test
    void shouldReadTheSamePairsFromPropertiesAndYaml() throws Exception {
        Path properties = Files.writeString(dir.resolve("a.properties"), "http.port = 81 \nlog.level=WARN\n");
        Path yaml = Files.writeString(dir.resolve("a.yaml"), "http:\n  port: 81\nlog.level: WARN\n");

        assertThat(ConfigFile.read(properties))
                .isEqualTo(ConfigFile.read(yaml))
                .isEqualTo(Map.of("http.port", "81", "log.level", "WARN"));
    }

    @Test
    void shouldNameTheFileWhenItCannotBeRead() throws Exception {
        Path yaml = Files.writeString(dir.resolve("a.yaml"), "http: [");

        ConfigException thrown = catchThrowableOfType(ConfigException.class, () -> ConfigFile.read(yaml));

        assertThat(thrown.violations()).hasSize(1);
        assertThat(thrown).hasMessageContaining("a.yaml").hasMessageContaining("cannot be read");
    }

    @Test
    void shouldReadWhoMaySendToTheGatewayAndTellNoSecret() {
        ConfigValues values = new ConfigValues()
                .environment(Map.of(
                        "PLUMBLINE_GATEWAY_HOST", "0.0.0.0",
                        "PLUMBLINE_GATEWAY_KEYS_FILE", "/etc/keys",
                        "PLUMBLINE_GATEWAY_USER_HASH_KEY", "a key of sixteen or more",
                        "PLUMBLINE_GATEWAY_BYTES_PER_SECOND", "5000"));

        ProcessConfig config = ProcessConfig.of(values, HOME);

        assertThat(config.gateway())
                .isEqualTo(new GatewaySettings(
                        "0.0.0.0", Optional.of(Path.of("/etc/keys")), Optional.of("a key of sixteen or more"), 5_000));
        assertThat(config.toString()).doesNotContain("sixteen");
    }

    @Test
    void shouldRefuseGatewayBeyondThisMachineWithoutKeysAndShortHashKey() {
        ConfigValues values =
                new ConfigValues().file("--set", Map.of("gateway.host", "0.0.0.0", "gateway.user.hash.key", "short"));

        ConfigException thrown = catchThrowableOfType(ConfigException.class, () -> ProcessConfig.of(values, HOME));

        assertThat(thrown.violations())
                .extracting(ConfigViolation::toString)
                .containsExactly(
                        "gateway.host (--set): needs API keys: set gateway.keys.file",
                        "gateway.user.hash.key (--set): has fewer than 16 characters");
    }
}
