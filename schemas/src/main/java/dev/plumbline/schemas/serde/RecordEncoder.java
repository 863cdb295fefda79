package dev.plumbline.schemas.serde;

import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.registry.RegistrationPolicy;
import dev.plumbline.schemas.registry.SchemaRegistry;
import java.io.IOException;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Writes the values of one topic. The schema's id is asked for at the first value, or ahead of it by {@link #schemaId()}.
 *
 * <p>Thread-safe: nothing is shared between two values but the id.
 *
 * @param <T> the generated record
 */
public final class RecordEncoder<T extends SpecificRecord> {

    private final SpecificDatumWriter<T> writer;
    private final WriterId id;
    private volatile int lastSize;

    private RecordEncoder(RecordModel<T> model, WriterId id) {
        this.writer = new SpecificDatumWriter<>(model.schema(), model.data());
        this.id = id;
    }

    /** An encoder for a topic of Plumbline's, which registers its schema if need be. */
    public static <T extends SpecificRecord> RecordEncoder<T> of(Topic topic, Class<T> type, SchemaRegistry registry) {
        return of(topic.topicName(), type, registry, RegistrationPolicy.DEFAULT);
    }

    /** An encoder for any topic, whose schema id is found by the policy. */
    public static <T extends SpecificRecord> RecordEncoder<T> of(
            String topic, Class<T> type, SchemaRegistry registry, RegistrationPolicy policy) {
        RecordModel<T> model = RecordModel.of(type);
        return new RecordEncoder<>(model, new WriterId(topic, model.schema(), registry, policy));
    }

    /**
     * The id of the schema that values are written with; asks the registry the first time.
     *
     * @throws RegistryUnavailableException if it could not be asked
     * @throws SerializationException if it refused the schema
     */
    public int schemaId() {
        return id.get();
    }

    /**
     * Writes one value.
     *
     * @throws RegistryUnavailableException if the schema's id is not known yet and could not be asked for
     * @throws SerializationException if the registry refused the schema, or a field lacks a value
     */
    public byte[] encode(T value) {
        int schemaId = id.get();
        ByteArrayEncoder output = new ByteArrayEncoder(lastSize + (lastSize >> 2));
        try {
            writer.write(value, output);
        } catch (IOException | RuntimeException e) {
            throw new SerializationException(
                    "A " + value.getSchema().getName() + " cannot be written: " + e.getMessage(), e);
        }
        lastSize = output.bytesBuffered();
        return output.finish(schemaId);
    }
}
