package dev.plumbline.ingest.client;

import dev.plumbline.ingest.client.delivery.Overflow;
import dev.plumbline.ingest.client.delivery.ProducerFactory;
import dev.plumbline.schemas.records.PublisherKind;
import dev.plumbline.schemas.registry.RegistryConfig;
import dev.plumbline.schemas.registry.SchemaRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds a {@link ClientConfig}. Only the addresses have no default. Not thread-safe. */
public final class ClientConfigBuilder {
    private static final long BUFFER_BYTES = 8L * 1024 * 1024;

    private String bootstrapServers = "";
    private final Map<String, Object> registry = new HashMap<>();
    private String tenant = "";
    private String app = "";
    private String environment = "";
    private String release = "";
    private long bufferBytes = BUFFER_BYTES;
    private Overflow overflow = Overflow.DROP_NEWEST;
    private Duration deliveryTimeout = Duration.ofMinutes(2);
    private PublisherKind kind = PublisherKind.CLIENT;
    private final Map<String, Object> producer = new HashMap<>();
    private @Nullable String userHashKey;
    private Redaction redaction = Redaction.NONE;
    private @Nullable SchemaRegistry schemaRegistry;
    private ProducerFactory producerFactory = ProducerFactory.KAFKA;
    private Clock clock = Clock.systemUTC();

    ClientConfigBuilder() {}

    /** Kafka's addresses, {@code host:port}, separated by commas. */
    public ClientConfigBuilder bootstrapServers(String servers) {
        bootstrapServers = servers;
        return this;
    }

    /** The address of the schema registry. */
    public ClientConfigBuilder registry(String url) {
        registry.put(RegistryConfig.URL, url);
        return this;
    }

    /** The schema registry's configuration, with the official client's keys. */
    public ClientConfigBuilder registry(Map<String, ?> settings) {
        registry.putAll(settings);
        return this;
    }

    /** A registry to use in place of a configured one, for example one in the same process. */
    public ClientConfigBuilder schemaRegistry(SchemaRegistry given) {
        schemaRegistry = given;
        return this;
    }

    /** The tenant of calls that name none. */
    public ClientConfigBuilder tenant(String name) {
        tenant = name;
        return this;
    }

    /** The application of calls that name none. */
    public ClientConfigBuilder app(String name) {
        app = name;
        return this;
    }

    /** The environment of calls that name none. */
    public ClientConfigBuilder environment(String name) {
        environment = name;
        return this;
    }

    /** The release of calls that name none. */
    public ClientConfigBuilder release(String version) {
        release = version;
        return this;
    }

    /** How many bytes of records may wait for Kafka; 8 MiB unless told otherwise. */
    public ClientConfigBuilder bufferBytes(long bytes) {
        bufferBytes = bytes;
        return this;
    }

    /** What happens when the buffer is full; {@link Overflow#DROP_NEWEST} unless told otherwise. */
    public ClientConfigBuilder overflow(Overflow policy) {
        overflow = policy;
        return this;
    }

    /** How long a record is tried before it is dropped; two minutes unless told otherwise. */
    public ClientConfigBuilder deliveryTimeout(Duration timeout) {
        deliveryTimeout = timeout;
        return this;
    }

    /** What the ledger calls this publisher; {@link PublisherKind#CLIENT} unless told otherwise. */
    public ClientConfigBuilder kind(PublisherKind publisherKind) {
        kind = publisherKind;
        return this;
    }

    /** A further property for the Kafka producer, for example {@code security.protocol}. */
    public ClientConfigBuilder producer(String key, Object value) {
        producer.put(key, value);
        return this;
    }

    /** Key of at least 16 characters under which user ids are hashed. Without one, users are left out. */
    public ClientConfigBuilder userHashKey(String key) {
        userHashKey = key;
        return this;
    }

    /** The last look at every record before it is handed over; none unless given. */
    public ClientConfigBuilder redaction(Redaction hook) {
        redaction = hook;
        return this;
    }

    /** Makes the Kafka producer; for tests and for brokers in the same process. */
    public ClientConfigBuilder producerFactory(ProducerFactory factory) {
        producerFactory = factory;
        return this;
    }

    /** The clock for start times that are not given, and for reports. */
    public ClientConfigBuilder clock(Clock source) {
        clock = source;
        return this;
    }

    /**
     * Makes the configuration.
     *
     * @throws IllegalArgumentException that names everything that is wrong
     */
    public ClientConfig build() {
        return new ClientConfig(
                bootstrapServers,
                registry,
                new Scope(tenant, app, environment, release),
                bufferBytes,
                overflow,
                deliveryTimeout,
                kind,
                producer,
                userHashKey,
                redaction,
                schemaRegistry,
                producerFactory,
                clock);
    }
}
