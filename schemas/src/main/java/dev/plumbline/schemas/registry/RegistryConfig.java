package dev.plumbline.schemas.registry;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;

/**
 * Which registry to ask and how; read from a Kafka configuration with the official client's keys.
 *
 * @param urls one or more addresses of the same registry, in order of preference
 * @param credentials what requests say of their sender
 * @param tls Kafka's {@code ssl.*} settings for https addresses; empty for the defaults of Java
 * @param retry when to ask again
 * @param connectTimeout for opening a connection
 * @param readTimeout for one request and its answer
 * @param missingTtl how long an id that the registry does not know is not asked for again
 * @param registration how writers get their id
 */
public record RegistryConfig(
        List<URI> urls,
        Credentials credentials,
        Map<String, Object> tls,
        RetryPolicy retry,
        Duration connectTimeout,
        Duration readTimeout,
        Duration missingTtl,
        RegistrationPolicy registration) {

    /** The key of the registry's address. */
    public static final String URL = "schema.registry.url";

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration MISSING_TTL = Duration.ofSeconds(10);

    /** Copies the collections. */
    public RegistryConfig {
        urls = List.copyOf(urls);
        tls = Map.copyOf(tls);
    }

    /** All defaults, for one address such as {@code http://127.0.0.1:8081}. */
    public static RegistryConfig of(String url) {
        return of(Map.of(URL, url));
    }

    /**
     * Reads the keys that belong to the registry and to Avro serdes; keys of others, such as Kafka's, are let pass.
     *
     * @throws ConfigException with every violation, each with its key and its remedy
     */
    public static RegistryConfig of(Map<String, ?> values) {
        ConfigReader reader = new ConfigReader(values);
        UnsupportedKeys.report(values, RegistryKeys.SUPPORTED, reader);
        RegistryConfig config = new RegistryConfig(
                reader.urls(URL),
                RegistryKeys.credentials(reader),
                RegistryKeys.tls(values, reader),
                retry(reader),
                reader.millis("http.connect.timeout.ms", TIMEOUT),
                reader.millis("http.read.timeout.ms", TIMEOUT),
                reader.seconds("missing.id.cache.ttl.sec", MISSING_TTL),
                RegistryKeys.registration(reader));
        if (!reader.violations().isEmpty()) {
            throw new ConfigException(
                    "The schema registry's configuration is wrong: " + String.join("; ", reader.violations()));
        }
        return config;
    }

    private static RetryPolicy retry(ConfigReader reader) {
        RetryPolicy standard = RetryPolicy.DEFAULT;
        return new RetryPolicy(
                reader.count("max.retries", standard.retries()),
                reader.millis("retries.wait.ms", standard.base()),
                reader.millis("retries.max.wait.ms", standard.cap()));
    }
}
