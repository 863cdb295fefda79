package dev.plumbline.schemas.serde;

import dev.plumbline.schemas.registry.HttpSchemaRegistry;
import dev.plumbline.schemas.registry.RegistrationPolicy;
import dev.plumbline.schemas.registry.RegistryConfig;
import dev.plumbline.schemas.registry.SchemaRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * {@link RecordEncoder} as a Kafka serializer of values, for any generated record; null stays null.
 *
 * <p>Configured with the keys of {@link RegistryConfig}. Thread-safe once configured. Throws what
 * {@link RecordEncoder#encode} throws.
 *
 * @param <T> the generated record
 */
public final class SpecificRecordSerializer<T extends SpecificRecord> implements Serializer<T> {

    private record Target(String topic, Class<?> type) {}

    private final Map<Target, RecordEncoder<T>> encoders = new ConcurrentHashMap<>();
    private @Nullable SchemaRegistry registry;
    private RegistrationPolicy policy = RegistrationPolicy.DEFAULT;

    /** To be configured. */
    public SpecificRecordSerializer() {}

    /** Ready for use with a registry of the caller's, who closes it. */
    public SpecificRecordSerializer(SchemaRegistry registry, RegistrationPolicy policy) {
        this.registry = registry;
        this.policy = policy;
    }

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        if (isKey) {
            throw new ConfigException("Keys are UTF-8 text: use Kafka's StringSerializer for them");
        }
        if (registry == null) {
            RegistryConfig config = RegistryConfig.of(configs);
            registry = new HttpSchemaRegistry(config);
            policy = config.registration();
        }
    }

    @Override
    public byte @Nullable [] serialize(String topic, @Nullable T data) {
        return data == null ? null : encoder(topic, data).encode(data);
    }

    /** As without headers; takes away a schema id that came with the headers of another record. */
    @Override
    public byte @Nullable [] serialize(String topic, Headers headers, @Nullable T data) {
        headers.remove(WireFormat.HEADER);
        return serialize(topic, data);
    }

    private RecordEncoder<T> encoder(String topic, T data) {
        return encoders.computeIfAbsent(new Target(topic, data.getClass()), target -> newEncoder(topic, data));
    }

    private RecordEncoder<T> newEncoder(String topic, T data) {
        SchemaRegistry source = registry;
        if (source == null) {
            throw new IllegalStateException("configure() was not called");
        }
        @SuppressWarnings("unchecked")
        Class<T> type = (Class<T>) data.getClass();
        return RecordEncoder.of(topic, type, source, policy);
    }
}
