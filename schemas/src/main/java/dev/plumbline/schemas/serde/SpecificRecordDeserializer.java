package dev.plumbline.schemas.serde;

import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.registry.HttpSchemaRegistry;
import dev.plumbline.schemas.registry.RegistrationPolicy;
import dev.plumbline.schemas.registry.RegistryConfig;
import dev.plumbline.schemas.registry.SchemaRegistry;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * {@link RecordDecoder} as a Kafka deserializer of values; null stays null, and every record is a new one.
 *
 * <p>Configured with the keys of {@link RegistryConfig}. The type is the one given to the constructor, else the class
 * named by {@value #TYPE}, else that of Plumbline's own topic. Thread-safe once configured. Throws what
 * {@link RecordDecoder#decode} throws.
 *
 * @param <T> the generated record
 */
public final class SpecificRecordDeserializer<T extends SpecificRecord> implements Deserializer<T> {

    /** The official client's key for the class of the values. */
    public static final String TYPE = "specific.avro.value.type";

    private final ThreadLocal<Map<String, RecordDecoder<T>>> decoders = ThreadLocal.withInitial(HashMap::new);
    private @Nullable Class<T> type;
    private @Nullable SchemaRegistry registry;
    private RegistrationPolicy policy = RegistrationPolicy.DEFAULT;

    /** To be configured. */
    public SpecificRecordDeserializer() {}

    /** To be configured, for one type. */
    public SpecificRecordDeserializer(Class<T> type) {
        this.type = type;
    }

    /** Ready for use with a registry of the caller's, who closes it; the type may be null for Plumbline's own topics. */
    public SpecificRecordDeserializer(@Nullable Class<T> type, SchemaRegistry registry, RegistrationPolicy policy) {
        this.type = type;
        this.registry = registry;
        this.policy = policy;
    }

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        if (isKey) {
            throw new ConfigException("Keys are UTF-8 text: use Kafka's StringDeserializer for them");
        }
        if (registry == null) {
            RegistryConfig config = RegistryConfig.of(configs);
            registry = new HttpSchemaRegistry(config);
            policy = config.registration();
        }
        if (type == null && configs.get(TYPE) != null) {
            type = named(configs.get(TYPE));
        }
    }

    @Override
    public @Nullable T deserialize(String topic, byte @Nullable [] data) {
        return data == null ? null : decoder(topic).decode(data, null, null);
    }

    @Override
    public @Nullable T deserialize(String topic, Headers headers, byte @Nullable [] data) {
        return data == null ? null : decoder(topic).decode(data, headers, null);
    }

    @Override
    public void close() {
        decoders.remove();
    }

    private RecordDecoder<T> decoder(String topic) {
        return decoders.get().computeIfAbsent(topic, this::newDecoder);
    }

    private RecordDecoder<T> newDecoder(String topic) {
        SchemaRegistry source = registry;
        if (source == null) {
            throw new IllegalStateException("configure() was not called");
        }
        Class<T> wanted = type == null ? typeOf(topic) : type;
        String subject = policy.subjects().subject(topic, SpecificData.get().getSchema(wanted));
        return RecordDecoder.of(subject, wanted, source);
    }

    @SuppressWarnings("unchecked")
    private Class<T> typeOf(String topic) {
        return Arrays.stream(Topic.values())
                .filter(known -> known.topicName().equals(topic))
                .map(known -> (Class<T>) SpecificData.get().getClass(known.valueSchema()))
                .findFirst()
                .orElseThrow(
                        () -> new ConfigException(TYPE + " is missing: set it to the class of the values on " + topic));
    }

    @SuppressWarnings("unchecked")
    private Class<T> named(Object value) {
        try {
            Class<?> named = value instanceof Class<?> given ? given : Class.forName(value.toString());
            return (Class<T>) named.asSubclass(SpecificRecord.class);
        } catch (ClassNotFoundException | ClassCastException e) {
            throw new ConfigException(TYPE + " is '" + value + "': set it to a generated record's class");
        }
    }
}
