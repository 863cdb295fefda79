package dev.plumbline.schemas.serde;

import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.registry.HttpSchemaRegistry;
import dev.plumbline.schemas.registry.RegistrationPolicy;
import dev.plumbline.schemas.registry.RegistryConfig;
import dev.plumbline.schemas.registry.SchemaRegistry;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * The serdes of the topics' values: Plumbline's own, or classes that the user names, for example Confluent's.
 *
 * <p>{@code value.serde} names a Kafka serde; {@code value.serializer} and {@code value.deserializer} name the halves and
 * go before it. A named class is made by its constructor without parameters and configured with the user's map as it is,
 * and {@code specific.avro.reader} set to true unless the map says otherwise. Without names, all serdes share one
 * registry client. Thread-safe.
 */
public final class TopicSerdes {

    /** Key: class of a Kafka serde to use for values instead of ours. */
    public static final String SERDE = "value.serde";
    /** Key: class of a Kafka serializer to use for values instead of ours. */
    public static final String SERIALIZER = "value.serializer";
    /** Key: class of a Kafka deserializer to use for values instead of ours. */
    public static final String DESERIALIZER = "value.deserializer";

    private final Map<String, ?> config;
    private final @Nullable SchemaRegistry registry;
    private final RegistrationPolicy policy;

    private TopicSerdes(Map<String, ?> config, @Nullable SchemaRegistry registry, RegistrationPolicy policy) {
        this.config = config;
        this.registry = registry;
        this.policy = policy;
    }

    /**
     * Serdes by configuration.
     *
     * @throws ConfigException if ours are needed and the registry's configuration is wrong
     */
    public static TopicSerdes of(Map<String, ?> config) {
        boolean named =
                config.get(SERDE) != null || (config.get(SERIALIZER) != null && config.get(DESERIALIZER) != null);
        if (named) {
            return new TopicSerdes(Map.copyOf(config), null, RegistrationPolicy.DEFAULT);
        }
        RegistryConfig own = RegistryConfig.of(config);
        return new TopicSerdes(Map.copyOf(config), new HttpSchemaRegistry(own), own.registration());
    }

    /** Plumbline's own serdes with a registry of the caller's, who closes it. */
    public static TopicSerdes of(SchemaRegistry registry) {
        return new TopicSerdes(Map.of(), registry, RegistrationPolicy.DEFAULT);
    }

    /** The serde of one topic by configuration; {@link #of(Map)} shares the registry client between several. */
    public static <T extends SpecificRecord> Serde<T> forTopic(Topic topic, Class<T> type, Map<String, ?> config) {
        return of(config).serde(topic, type);
    }

    /**
     * The serde of a topic's values.
     *
     * @throws ConfigException if a named class is missing, is no serde, or refuses its configuration
     */
    public <T extends SpecificRecord> Serde<T> serde(Topic topic, Class<T> type) {
        return Serdes.serdeFrom(serializer(topic, type), deserializer(topic, type));
    }

    /** The serializer of a topic's values; throws as {@link #serde} does. */
    public <T extends SpecificRecord> Serializer<T> serializer(Topic topic, Class<T> type) {
        if (config.get(SERIALIZER) != null) {
            return NamedClass.of(SERIALIZER, config).serializer();
        }
        if (config.get(SERDE) != null) {
            return NamedClass.of(SERDE, config).serde(type).serializer();
        }
        return new SpecificRecordSerializer<>(ownRegistry(topic), policy);
    }

    /** The deserializer of a topic's values; throws as {@link #serde} does. */
    public <T extends SpecificRecord> Deserializer<T> deserializer(Topic topic, Class<T> type) {
        if (config.get(DESERIALIZER) != null) {
            return NamedClass.of(DESERIALIZER, config).deserializer(type);
        }
        if (config.get(SERDE) != null) {
            return NamedClass.of(SERDE, config).serde(type).deserializer();
        }
        return new SpecificRecordDeserializer<>(type, ownRegistry(topic), policy);
    }

    private SchemaRegistry ownRegistry(Topic topic) {
        if (registry == null) {
            throw new ConfigException("No registry is configured for " + topic.topicName());
        }
        return registry;
    }
}
