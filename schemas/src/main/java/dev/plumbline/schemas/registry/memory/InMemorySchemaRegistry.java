package dev.plumbline.schemas.registry.memory;

import dev.plumbline.schemas.registry.CompatibilityLevel;
import dev.plumbline.schemas.registry.RegisteredSchema;
import dev.plumbline.schemas.registry.RegistryMode;
import dev.plumbline.schemas.registry.SchemaRegistry;
import dev.plumbline.schemas.registry.SchemaText;
import java.util.List;
import java.util.UUID;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** A registry that lives as long as this object, with all the rules of a real one: for tests. Thread-safe. */
public final class InMemorySchemaRegistry implements SchemaRegistry {

    private final SchemaStore store = new SchemaStore(change -> {});

    @Override
    public int register(String subject, Schema schema, boolean normalize) {
        return store.register(subject, schema.toString(), normalize).id();
    }

    @Override
    public RegisteredSchema lookup(String subject, Schema schema, boolean normalize) {
        return store.lookup(subject, schema.toString(), normalize, false);
    }

    @Override
    public Schema schemaById(int id) {
        return SchemaText.parse(store.textOf(id));
    }

    @Override
    public Schema schemaByGuid(UUID guid) {
        return SchemaText.parse(store.textOf(guid));
    }

    @Override
    public List<String> subjects() {
        return store.subjects(false);
    }

    @Override
    public List<Integer> versions(String subject) {
        return store.versions(subject, false).stream()
                .map(RegisteredSchema::version)
                .toList();
    }

    @Override
    public RegisteredSchema version(String subject, int version) {
        return store.version(subject, version, false);
    }

    @Override
    public RegisteredSchema latest(String subject) {
        return store.version(subject, SchemaStore.UNSPECIFIED, false);
    }

    @Override
    public List<String> incompatibilities(String subject, Schema candidate) {
        return store.incompatibilities(subject, candidate.toString(), null);
    }

    @Override
    public CompatibilityLevel compatibility(@Nullable String subject) {
        return store.level(subject);
    }

    @Override
    public void setCompatibility(@Nullable String subject, CompatibilityLevel level) {
        store.setLevel(subject, level);
    }

    @Override
    public RegistryMode mode(@Nullable String subject) {
        return store.mode(subject);
    }

    @Override
    public void setMode(@Nullable String subject, RegistryMode mode) {
        store.setMode(subject, mode, false);
    }

    @Override
    public List<Integer> deleteSubject(String subject, boolean permanent) {
        return store.deleteSubject(subject, permanent);
    }

    @Override
    public void deleteVersion(String subject, int version, boolean permanent) {
        store.deleteVersion(subject, version, permanent);
    }
}
