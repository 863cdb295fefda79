package dev.plumbline.schemas.registry;

import org.apache.avro.Schema;

/**
 * How a writer gets the id of the schema that it writes with.
 *
 * @param autoRegister register the schema if the subject lacks it; if false it must be there
 * @param useLatest take the subject's latest version where it writes the same bytes, whatever its documentation
 * @param normalize let the registry ignore the order of attributes
 * @param removeJavaProperties leave out the hints that only Java readers know
 * @param subjects how subjects are named
 */
public record RegistrationPolicy(
        boolean autoRegister,
        boolean useLatest,
        boolean normalize,
        boolean removeJavaProperties,
        SubjectNameStrategy subjects) {

    /** Registers by itself, under {@code <topic>-value}, without Java's hints. */
    public static final RegistrationPolicy DEFAULT =
            new RegistrationPolicy(true, false, false, true, SubjectNameStrategy.TOPIC_NAME);

    /** The schema in the form in which it is registered. */
    public Schema registered(Schema schema) {
        return removeJavaProperties ? SchemaText.withoutJavaProperties(schema) : schema;
    }
}
