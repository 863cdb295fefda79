package dev.plumbline.schemas.registry;

import java.util.UUID;
import org.apache.avro.Schema;

/**
 * One version of a subject.
 *
 * @param subject the subject
 * @param version counts from 1 within the subject
 * @param id identifies the text within the registry
 * @param text the schema as the registry stores it
 */
public record RegisteredSchema(String subject, int version, int id, String text) {

    /** The schema, parsed. */
    public Schema schema() {
        return SchemaText.parse(text);
    }

    /** The identity of the text in every registry. */
    public UUID guid() {
        return SchemaText.guid(text);
    }
}
