package dev.plumbline.schemas.serde;

import dev.plumbline.schemas.registry.RegisteredSchema;
import dev.plumbline.schemas.registry.RegistrationPolicy;
import dev.plumbline.schemas.registry.SchemaRegistry;
import dev.plumbline.schemas.registry.SchemaRegistryException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.kafka.common.errors.SerializationException;

/** The id that a writer puts ahead of its values: found once, by the registration policy. Thread-safe. */
final class WriterId {

    private static final int UNKNOWN = -1;

    private final String subject;
    private final Schema schema;
    private final SchemaRegistry registry;
    private final RegistrationPolicy policy;
    private volatile int id = UNKNOWN;

    WriterId(String topic, Schema schema, SchemaRegistry registry, RegistrationPolicy policy) {
        this.subject = policy.subjects().subject(topic, schema);
        this.schema = policy.registered(schema);
        this.registry = registry;
        this.policy = policy;
    }

    int get() {
        int known = id;
        return known == UNKNOWN ? resolve() : known;
    }

    private synchronized int resolve() {
        if (id == UNKNOWN) {
            try {
                id = ask();
            } catch (SchemaRegistryException e) {
                throw explained(e);
            }
        }
        return id;
    }

    private int ask() {
        if (policy.autoRegister()) {
            return registry.register(subject, schema, policy.normalize());
        }
        if (policy.useLatest()) {
            RegisteredSchema latest = registry.latest(subject);
            if (writesTheSameBytes(latest.schema())) {
                return latest.id();
            }
        }
        return registry.lookup(subject, schema, policy.normalize()).id();
    }

    /** Values must be written by the schema that their id stands for, so only documentation and the like may differ. */
    private boolean writesTheSameBytes(Schema latest) {
        return SchemaNormalization.toParsingForm(latest).equals(SchemaNormalization.toParsingForm(schema));
    }

    private RuntimeException explained(SchemaRegistryException e) {
        if (e.isRetriable()) {
            return new RegistryUnavailableException("The id of " + subject + " could not be asked for", e);
        }
        String remedy =
                e.isNotFound() && !policy.autoRegister() ? "; register it, or set auto.register.schemas to true" : "";
        return new SerializationException("No schema id for " + subject + ": " + e.getMessage() + remedy, e);
    }
}
