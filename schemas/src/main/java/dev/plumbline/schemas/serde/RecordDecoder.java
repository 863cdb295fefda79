package dev.plumbline.schemas.serde;

import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.registry.SchemaRegistry;
import dev.plumbline.schemas.serde.DecodeException.Reason;
import java.io.IOException;
import org.apache.avro.io.DatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of one topic, for the hot path: nothing is allocated per value but what the record holds.
 *
 * <p>Reads values that begin with a schema id and values whose schema is named in a header, written with any version of
 * the schema that resolves to the expected type. Single-threaded: one decoder a thread.
 *
 * @param <T> the generated record
 */
public final class RecordDecoder<T extends SpecificRecord> {

    private final WriterSchemas<T> writers;
    private final ByteArrayDecoder input;
    private int lastId;
    private @Nullable DatumReader<T> lastReader;

    private RecordDecoder(WriterSchemas<T> writers, ByteArrayDecoder input) {
        this.writers = writers;
        this.input = input;
    }

    /** A decoder for the values of a topic of Plumbline's. */
    public static <T extends SpecificRecord> RecordDecoder<T> of(Topic topic, Class<T> type, SchemaRegistry registry) {
        return of(topic.valueSubject(), type, registry);
    }

    static <T extends SpecificRecord> RecordDecoder<T> of(
            Topic topic, Class<T> type, SchemaRegistry registry, ByteArrayDecoder input) {
        return new RecordDecoder<>(new WriterSchemas<>(RecordModel.of(type), topic.valueSubject(), registry), input);
    }

    /** A decoder for values whose schemas are versions of a subject. */
    public static <T extends SpecificRecord> RecordDecoder<T> of(
            String subject, Class<T> type, SchemaRegistry registry) {
        return new RecordDecoder<>(
                new WriterSchemas<>(RecordModel.of(type), subject, registry), new ByteArrayDecoder(KnownNames.NONE));
    }

    /**
     * Reads one value. Asks the registry for a schema that it has not met before, and only then blocks.
     *
     * @param headers the record's, or null if it has none
     * @param reuse a record whose content may be overwritten, or null; after an exception its content is undefined
     * @return {@code reuse} if it was given and can be filled, with the same lists and maps where possible
     * @throws DecodeException if the value can never be read
     * @throws RegistryUnavailableException if the registry could not be asked: try again, do not quarantine
     */
    public T decode(byte[] value, @Nullable Headers headers, @Nullable T reuse) {
        Header header = WireFormat.header(headers);
        int start = header == null ? WireFormat.PREFIX_LENGTH : 0;
        DatumReader<T> reader =
                header == null ? readerOf(WireFormat.readId(value)) : writers.reader(WireFormat.readHeader(header));
        T decoded = reuse == null ? read(reader, value, start, null) : readInto(reuse, reader, value, start);
        if (input.remainingBytes() != 0) {
            throw WireFormat.malformed(input.remainingBytes() + " bytes are left after the record");
        }
        return decoded;
    }

    /** The names of the call that was read last; null if it is none, or was written with another schema. */
    @Nullable
    CallNames names() {
        return input.names();
    }

    private DatumReader<T> readerOf(int id) {
        DatumReader<T> reader = lastReader;
        if (reader == null || id != lastId) {
            reader = writers.reader(id);
            lastReader = reader;
            lastId = id;
        }
        return reader;
    }

    /** What the reused record holds, an immutable list for example, must not decide whether a value is good. */
    private T readInto(T reuse, DatumReader<T> reader, byte[] value, int start) {
        try {
            return read(reader, value, start, reuse);
        } catch (DecodeException e) {
            return read(reader, value, start, null);
        }
    }

    private T read(DatumReader<T> reader, byte[] value, int start, @Nullable T reuse) {
        input.reset(value, start);
        try {
            return reader.read(reuse, input);
        } catch (IOException | RuntimeException e) {
            // Avro says that a value is corrupt with whatever it stumbled over, an index out of bounds included
            throw new DecodeException(Reason.MALFORMED, "The value is not a record of its schema: " + e, e);
        }
    }
}
