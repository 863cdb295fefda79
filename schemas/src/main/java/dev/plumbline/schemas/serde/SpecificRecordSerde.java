package dev.plumbline.schemas.serde;

import dev.plumbline.schemas.registry.RegistrationPolicy;
import dev.plumbline.schemas.registry.SchemaRegistry;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * {@link SpecificRecordSerializer} and {@link SpecificRecordDeserializer} as one Kafka serde. Thread-safe once configured.
 *
 * @param <T> the generated record
 */
public final class SpecificRecordSerde<T extends SpecificRecord> implements Serde<T> {

    private final SpecificRecordSerializer<T> serializer;
    private final SpecificRecordDeserializer<T> deserializer;

    /** To be configured. */
    public SpecificRecordSerde() {
        serializer = new SpecificRecordSerializer<>();
        deserializer = new SpecificRecordDeserializer<>();
    }

    /** Ready for use, with the default registration policy and a registry of the caller's, who closes it. */
    public SpecificRecordSerde(Class<T> type, SchemaRegistry registry) {
        this(type, registry, RegistrationPolicy.DEFAULT);
    }

    /** Ready for use with a registry of the caller's, who closes it. */
    public SpecificRecordSerde(Class<T> type, SchemaRegistry registry, RegistrationPolicy policy) {
        serializer = new SpecificRecordSerializer<>(registry, policy);
        deserializer = new SpecificRecordDeserializer<>(type, registry, policy);
    }

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        serializer.configure(configs, isKey);
        deserializer.configure(configs, isKey);
    }

    @Override
    public Serializer<T> serializer() {
        return serializer;
    }

    @Override
    public Deserializer<T> deserializer() {
        return deserializer;
    }

    @Override
    public void close() {
        serializer.close();
        deserializer.close();
    }
}
