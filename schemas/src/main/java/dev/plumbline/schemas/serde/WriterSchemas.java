package dev.plumbline.schemas.serde;

import dev.plumbline.schemas.registry.RegisteredSchema;
import dev.plumbline.schemas.registry.SchemaRegistry;
import dev.plumbline.schemas.registry.SchemaRegistryException;
import dev.plumbline.schemas.registry.SchemaText;
import dev.plumbline.schemas.serde.DecodeException.Reason;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.io.DatumReader;
import org.apache.avro.specific.SpecificRecord;

/**
 * One reader for each schema that a value may have been written with, resolved against the type that is wanted.
 *
 * <p>A schema is checked when it is first met: Avro itself would complain only about the first record that does not fit.
 * Single-threaded, as the readers are.
 */
final class WriterSchemas<T extends SpecificRecord> {

    private final RecordModel<T> model;
    private final String subject;
    private final SchemaRegistry registry;
    private final Map<Object, DatumReader<T>> readers = new HashMap<>();
    private final Map<Object, String> unreadable = new HashMap<>();

    WriterSchemas(RecordModel<T> model, String subject, SchemaRegistry registry) {
        this.model = model;
        this.subject = subject;
        this.registry = registry;
    }

    /** The reader for values written with the schema of this {@code Integer} id or {@code UUID}. */
    DatumReader<T> reader(Object identity) {
        DatumReader<T> known = readers.get(identity);
        if (known != null) {
            return known;
        }
        String problem = unreadable.get(identity);
        if (problem != null) {
            throw new DecodeException(Reason.UNKNOWN_SCHEMA, problem, null);
        }
        DatumReader<T> reader = resolved(identity, writer(identity));
        readers.put(identity, reader);
        return reader;
    }

    private DatumReader<T> resolved(Object identity, Schema writer) {
        var result = SchemaCompatibility.checkReaderWriterCompatibility(model.schema(), writer);
        if (result.getType() != SchemaCompatibilityType.COMPATIBLE) {
            String problem = "Schema %s (%s) cannot be read as %s"
                    .formatted(identity, writer.getName(), model.schema().getFullName());
            unreadable.put(identity, problem);
            throw new DecodeException(Reason.UNKNOWN_SCHEMA, problem, null);
        }
        return model.reader(writer);
    }

    private Schema writer(Object identity) {
        try {
            return identity instanceof UUID guid ? byGuid(guid) : registry.schemaById((Integer) identity);
        } catch (SchemaRegistryException e) {
            if (e.isNotFound() || e.code() == SchemaRegistryException.INVALID_SCHEMA) {
                throw new DecodeException(Reason.UNKNOWN_SCHEMA, "Schema " + identity + " is not known", e);
            }
            throw new RegistryUnavailableException("Schema " + identity + " could not be asked for", e);
        }
    }

    private Schema byGuid(UUID guid) {
        try {
            return registry.schemaByGuid(guid);
        } catch (SchemaRegistryException e) {
            if (!e.isUnsupported()) {
                throw e;
            }
            return amongVersions(guid);
        }
    }

    /** A server that does not know GUIDs still has the texts that they are made of. */
    private Schema amongVersions(UUID guid) {
        for (int version : registry.versions(subject)) {
            RegisteredSchema candidate = registry.version(subject, version);
            if (candidate.guid().equals(guid)) {
                return SchemaText.parse(candidate.text());
            }
        }
        throw SchemaRegistryException.ofCode(
                SchemaRegistryException.SCHEMA_NOT_FOUND, "No version of " + subject + " has GUID " + guid);
    }
}
