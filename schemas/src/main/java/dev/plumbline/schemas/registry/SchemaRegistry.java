package dev.plumbline.schemas.registry;

import java.util.List;
import java.util.UUID;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the versions of each subject's Avro schema and gives every distinct schema one id.
 *
 * <p>The contract is that of the Confluent REST protocol. A subject names what is versioned, for example
 * {@code plumbline.calls-value}; versions count from 1; ids are positive, are never given to another schema, and are the
 * same for the same schema text under every subject.
 *
 * <p>Implementations are thread-safe. Every method throws {@link SchemaRegistryException}: with
 * {@link SchemaRegistryException#isNotFound()} if what was asked for does not exist, and with
 * {@link SchemaRegistryException#isRetriable()} if the registry could not be asked.
 */
public interface SchemaRegistry extends AutoCloseable {

    /**
     * Registers a schema and returns its id; a schema that the subject has already keeps its id and version.
     *
     * @param normalize true if texts that differ only in the order of attributes count as the same
     * @throws SchemaRegistryException with code 409 if it breaks the subject's compatibility level
     */
    int register(String subject, Schema schema, boolean normalize);

    /** The version under which the subject has this schema; not found if it has not. */
    RegisteredSchema lookup(String subject, Schema schema, boolean normalize);

    /** The schema of an id, under whatever subject. */
    Schema schemaById(int id);

    /**
     * The schema whose text has this GUID (see {@link SchemaText#guid}).
     *
     * @throws SchemaRegistryException with {@link SchemaRegistryException#isUnsupported()} if the server lacks the call
     */
    Schema schemaByGuid(UUID guid);

    /** All subjects that have a version that is not deleted. */
    List<String> subjects();

    /** The versions of a subject that are not deleted, ascending. */
    List<Integer> versions(String subject);

    /** One version of a subject. */
    RegisteredSchema version(String subject, int version);

    /** The highest version of a subject that is not deleted. */
    RegisteredSchema latest(String subject);

    /** Why the subject's compatibility level would refuse this schema, one reason a line; empty if it would not. */
    List<String> incompatibilities(String subject, Schema candidate);

    /** The compatibility level in force: of the subject if it has its own, of all subjects if not or if null. */
    CompatibilityLevel compatibility(@Nullable String subject);

    /** Sets the compatibility level of a subject, or of all that have none of their own if null. */
    void setCompatibility(@Nullable String subject, CompatibilityLevel level);

    /** What may be done with a subject, or with all that have no mode of their own if null. */
    RegistryMode mode(@Nullable String subject);

    /** Sets the mode of a subject, or of all that have none of their own if null. */
    void setMode(@Nullable String subject, RegistryMode mode);

    /**
     * Deletes a subject and returns the versions it had.
     *
     * @param permanent false to hide it, its ids staying readable; true to erase a subject that was hidden before
     */
    List<Integer> deleteSubject(String subject, boolean permanent);

    /** Deletes one version, hidden first and erased second as {@link #deleteSubject} does. */
    void deleteVersion(String subject, int version, boolean permanent);

    /** Releases what the client holds; the default holds nothing. */
    @Override
    default void close() {}
}
