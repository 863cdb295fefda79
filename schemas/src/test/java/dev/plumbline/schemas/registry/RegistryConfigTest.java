package dev.plumbline.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryConfigTest {

    private static final String URL = "http://registry:8081";

    @Test
    void shouldTakeSeveralUrlsInOrder() {
        assertThat(RegistryConfig.of("http://one:1/, https://two:2").urls())
                .containsExactly(URI.create("http://one:1"), URI.create("https://two:2"));
        assertThat(RegistryConfig.of(Map.of("schema.registry.url", List.of("http://one:1", "http://two:2")))
                        .urls())
                .hasSize(2);
    }

    @Test
    void shouldHaveTheDefaultsOfTheOfficialClientForRetries() {
        assertThat(RegistryConfig.of(URL).retry())
                .isEqualTo(new RetryPolicy(3, Duration.ofSeconds(1), Duration.ofSeconds(20)));
    }

    @Test
    void shouldReadEveryKeyThatUsersCarryOver() {
        RegistryConfig config = RegistryConfig.of(Map.ofEntries(
                Map.entry("schema.registry.url", URL),
                Map.entry("basic.auth.credentials.source", "USER_INFO"),
                Map.entry("basic.auth.user.info", new Password("ann:secret")),
                Map.entry("schema.registry.ssl.truststore.location", "/etc/trust.p12"),
                Map.entry("schema.registry.ssl.truststore.password", "secret"),
                Map.entry("auto.register.schemas", false),
                Map.entry("use.latest.version", "true"),
                Map.entry("normalize.schemas", "true"),
                Map.entry("avro.remove.java.properties", "false"),
                Map.entry("value.subject.name.strategy", "io.confluent.kafka.serializers.subject.RecordNameStrategy"),
                Map.entry("specific.avro.reader", true),
                Map.entry("http.connect.timeout.ms", 1500),
                Map.entry("http.read.timeout.ms", "2500")));

        assertThat(config.credentials()).isEqualTo(new Credentials.Basic("ann:secret"));
        assertThat(config.tls())
                .containsEntry("ssl.truststore.location", "/etc/trust.p12")
                .containsEntry("ssl.truststore.password", new Password("secret"));
        assertThat(config.registration())
                .isEqualTo(new RegistrationPolicy(false, true, true, false, SubjectNameStrategy.RECORD_NAME));
        assertThat(config.connectTimeout()).isEqualTo(Duration.ofMillis(1500));
        assertThat(config.readTimeout()).isEqualTo(Duration.ofMillis(2500));
    }

    @Test
    void shouldTakeAStaticBearerToken() {
        RegistryConfig config = RegistryConfig.of(Map.of(
                "schema.registry.url",
                URL,
                "bearer.auth.credentials.source",
                "STATIC_TOKEN",
                "bearer.auth.token",
                "t0ken"));

        assertThat(config.credentials().authorization(URI.create(URL))).contains("Bearer t0ken");
    }

    @Test
    void shouldLetKeysOfOthersPass() {
        assertThat(RegistryConfig.of(Map.of(
                        "schema.registry.url",
                        URL,
                        "bootstrap.servers",
                        "kafka:9092",
                        "ssl.truststore.location",
                        "/kafka.p12",
                        "acks",
                        "all")))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "schema.registry.oauth.something",
                "bearer.auth.issuer.endpoint.url",
                "basic.auth.jaas",
                "key.subject.name.strategy",
                "proxy.host",
                "rule.executors",
                "latest.compatibility.strict",
                "use.schema.id"
            })
    void shouldRefuseWhatItDoesNotHonour(String key) {
        assertThatThrownBy(() -> RegistryConfig.of(Map.of("schema.registry.url", URL, key, "x")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(key + " is not supported: ");
    }

    @Test
    void shouldReportAllViolationsAtOnce() {
        Map<String, Object> wrong = Map.of(
                "schema.registry.url", "registry:8081",
                "auto.register.schemas", "yes",
                "use.latest.version", "true",
                "basic.auth.credentials.source", "SASL_INHERIT",
                "value.subject.name.strategy", "com.example.Mine",
                "specific.avro.reader", "false",
                "http.read.timeout.ms", "-1",
                "schema.registry.ssl.endpoint.identification.algorithm", "none",
                "proxy.port", "3128");

        assertThatThrownBy(() -> RegistryConfig.of(wrong))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("schema.registry.url has 'registry:8081'")
                .hasMessageContaining("auto.register.schemas is 'yes'")
                .hasMessageContaining("use.latest.version is true: set auto.register.schemas to false")
                .hasMessageContaining("basic.auth.credentials.source is 'SASL_INHERIT'")
                .hasMessageContaining("value.subject.name.strategy is 'com.example.Mine'")
                .hasMessageContaining("specific.avro.reader is false")
                .hasMessageContaining("http.read.timeout.ms is '-1'")
                .hasMessageContaining("endpoint.identification.algorithm cannot switch off")
                .hasMessageContaining("proxy.port is not supported");
    }

    @Test
    void shouldNameTheKeyWhenThereIsNoUrl() {
        assertThatThrownBy(() -> RegistryConfig.of(Map.of())).hasMessageContaining("schema.registry.url is missing");
    }

    @Test
    void shouldAskForOneWayToAuthenticate() {
        assertThatThrownBy(() -> RegistryConfig.of(Map.of(
                        "schema.registry.url", URL,
                        "basic.auth.credentials.source", "USER_INFO",
                        "bearer.auth.credentials.source", "STATIC_TOKEN")))
                .hasMessageContaining("are both set")
                .hasMessageContaining("bearer.auth.token is missing");
    }

    @Test
    void shouldNotPrintSecrets() {
        RegistryConfig config = RegistryConfig.of(Map.of(
                "schema.registry.url",
                URL,
                "basic.auth.credentials.source",
                "USER_INFO",
                "basic.auth.user.info",
                "ann:secret",
                "schema.registry.ssl.key.password",
                "secret"));

        assertThat(config.toString()).doesNotContain("secret");
    }
}
