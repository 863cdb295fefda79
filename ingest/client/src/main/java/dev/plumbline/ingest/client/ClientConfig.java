package dev.plumbline.ingest.client;

import dev.plumbline.ingest.client.delivery.Overflow;
import dev.plumbline.ingest.client.delivery.ProducerFactory;
import dev.plumbline.schemas.records.PublisherKind;
import dev.plumbline.schemas.registry.SchemaRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a client needs to know; made with {@link #builder()}. Immutable.
 *
 * @param bootstrapServers Kafka's addresses, {@code host:port}, separated by commas
 * @param registry the schema registry's configuration with the official client's keys; may be empty if
 *     {@code schemaRegistry} is given
 * @param scope what is the same for all calls
 * @param bufferBytes how many bytes of records may wait for Kafka's acknowledgement, by estimate
 * @param overflow what happens when they are used up
 * @param deliveryTimeout how long a record is tried before it is dropped, 100 ms to 24 days
 * @param kind what the ledger calls this publisher
 * @param producer further properties for the Kafka producer, for example for security
 * @param userHashKey key under which user ids are hashed; null to leave users out
 * @param redaction the last look at every record
 * @param schemaRegistry a registry to use in place of the configured one; null for none
 * @param producerFactory makes the Kafka producer
 * @param clock for start times that are not given, and for reports
 */
public record ClientConfig(
        String bootstrapServers,
        Map<String, Object> registry,
        Scope scope,
        long bufferBytes,
        Overflow overflow,
        Duration deliveryTimeout,
        PublisherKind kind,
        Map<String, Object> producer,
        @Nullable String userHashKey,
        Redaction redaction,
        @Nullable SchemaRegistry schemaRegistry,
        ProducerFactory producerFactory,
        Clock clock) {

    private static final long LEAST_BUFFER_BYTES = 16 * 1024;
    private static final Duration LEAST_DELIVERY_TIMEOUT = Duration.ofMillis(100);

    // Kafka counts it in milliseconds, as an int.
    private static final Duration MOST_DELIVERY_TIMEOUT = Duration.ofDays(24);
    private static final int LEAST_KEY_LENGTH = 16;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException that names everything that is wrong
     */
    public ClientConfig {
        registry = Map.copyOf(registry);
        producer = Map.copyOf(producer);
        List<String> violations = new ArrayList<>();
        if (bootstrapServers.isBlank()) {
            violations.add("bootstrapServers must not be empty");
        }
        if (registry.isEmpty() && schemaRegistry == null) {
            violations.add("the schema registry must be given, at least its schema.registry.url");
        }
        if (bufferBytes < LEAST_BUFFER_BYTES) {
            violations.add("bufferBytes must be at least " + LEAST_BUFFER_BYTES + ", was " + bufferBytes);
        }
        if (deliveryTimeout.compareTo(LEAST_DELIVERY_TIMEOUT) < 0) {
            violations.add("deliveryTimeout must be at least 100 ms, was " + deliveryTimeout);
        }
        if (deliveryTimeout.compareTo(MOST_DELIVERY_TIMEOUT) > 0) {
            violations.add("deliveryTimeout must be at most 24 days, was " + deliveryTimeout);
        }
        if (userHashKey != null && userHashKey.length() < LEAST_KEY_LENGTH) {
            violations.add("userHashKey must have at least " + LEAST_KEY_LENGTH + " characters");
        }
        violations.addAll(ProducerSettings.violations(producer));
        if (!violations.isEmpty()) {
            throw new IllegalArgumentException("The client's configuration is wrong: " + String.join("; ", violations));
        }
    }

    /** Starts a configuration with the defaults. */
    public static ClientConfigBuilder builder() {
        return new ClientConfigBuilder();
    }

    /** Without secrets: neither the hash key nor the values of the properties. */
    @Override
    public String toString() {
        return "ClientConfig[bootstrapServers=" + bootstrapServers + ", scope=" + scope + ", bufferBytes=" + bufferBytes
                + ", overflow=" + overflow + ", deliveryTimeout=" + deliveryTimeout + ", kind=" + kind + ", producer="
                + producer.keySet() + "]";
    }
}
