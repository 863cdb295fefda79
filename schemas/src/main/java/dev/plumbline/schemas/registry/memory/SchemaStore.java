package dev.plumbline.schemas.registry.memory;

import static dev.plumbline.schemas.registry.SchemaRegistryException.ofCode;

import dev.plumbline.schemas.registry.CompatibilityLevel;
import dev.plumbline.schemas.registry.RegisteredSchema;
import dev.plumbline.schemas.registry.RegistryMode;
import dev.plumbline.schemas.registry.SchemaRegistryException;
import dev.plumbline.schemas.registry.SchemaText;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;
import org.jspecify.annotations.Nullable;

/**
 * What a registry keeps and the rules by which it changes.
 *
 * <p>Every operation first decides on changes, hands each to the sink, which may refuse by throwing, and only then takes
 * it over: what the store answers is what the sink has. Thread-safe, one operation at a time. Throws
 * {@link SchemaRegistryException} with the protocol's codes.
 */
public final class SchemaStore {

    /** As the id or version of a registration: choose one. */
    public static final int UNSPECIFIED = -1;

    private final Consumer<StoreChange> sink;
    private final StoredSubjects subjects = new StoredSubjects();
    private final StoredSettings settings = new StoredSettings();

    /** An empty store whose changes go to the sink. */
    public SchemaStore(Consumer<StoreChange> sink) {
        this.sink = sink;
    }

    /** Takes a change over without asking the sink: for changes that it gave back. */
    public synchronized void restore(StoreChange change) {
        if (change instanceof StoreChange.VersionAdded added) {
            subjects.add(added);
        } else if (change instanceof StoreChange.VersionDeleted deleted) {
            subjects.delete(deleted);
        } else {
            settings.set(change);
        }
    }

    /** As {@link #register(String, String, boolean, int, int)}, with an id and version of the store's choice. */
    public RegisteredSchema register(String subject, String text, boolean normalize) {
        return register(subject, text, normalize, UNSPECIFIED, UNSPECIFIED);
    }

    /**
     * Adds a version, or finds the one that the subject has with this schema.
     *
     * @param id {@link #UNSPECIFIED}, or in the mode IMPORT the id to give
     * @param version {@link #UNSPECIFIED}, or in the mode IMPORT the version to give
     */
    public synchronized RegisteredSchema register(String subject, String text, boolean normalize, int id, int version) {
        Schema schema = parsed(text);
        String stored = stored(schema, normalize);
        boolean imported = id != UNSPECIFIED;
        checkMayRegister(subject, imported);
        Optional<RegisteredSchema> present = subjects.find(subject, stored, false);
        if (present.isPresent()) {
            return present.get();
        }
        if (!imported) {
            checkCompatible(subject, schema);
        }
        int newVersion = version == UNSPECIFIED ? subjects.nextVersion(subject) : version;
        int newId = imported ? importable(id, stored) : subjects.idOf(stored);
        change(new StoreChange.VersionAdded(subject, newVersion, newId, stored));
        return new RegisteredSchema(subject, newVersion, newId, stored);
    }

    /** The version of the subject with this schema. */
    public synchronized RegisteredSchema lookup(String subject, String text, boolean normalize, boolean deleted) {
        String stored = stored(parsed(text), normalize);
        subjects.require(subject, deleted);
        return subjects.find(subject, stored, deleted)
                .orElseThrow(() -> ofCode(SchemaRegistryException.SCHEMA_NOT_FOUND, "Schema not found"));
    }

    /** The text of an id. */
    public synchronized String textOf(int id) {
        return subjects.text(id)
                .orElseThrow(() -> ofCode(SchemaRegistryException.SCHEMA_NOT_FOUND, "Schema " + id + " not found"));
    }

    /** Every version of every subject whose text has this id. */
    public synchronized List<RegisteredSchema> withId(int id, boolean deleted) {
        textOf(id);
        return subjects.withId(id, deleted);
    }

    /** The text of a GUID. */
    public synchronized String textOf(UUID guid) {
        return subjects.text(guid)
                .orElseThrow(() -> ofCode(SchemaRegistryException.SCHEMA_NOT_FOUND, "Schema " + guid + " not found"));
    }

    /** Names of the subjects, in alphabetical order. */
    public synchronized List<String> subjects(boolean deleted) {
        return subjects.names(deleted);
    }

    /** The versions of a subject, ascending. */
    public synchronized List<RegisteredSchema> versions(String subject, boolean deleted) {
        return subjects.require(subject, deleted);
    }

    /** One version of a subject; {@link #UNSPECIFIED} is the latest. */
    public synchronized RegisteredSchema version(String subject, int version, boolean deleted) {
        List<RegisteredSchema> versions = subjects.require(subject, deleted);
        if (version == UNSPECIFIED) {
            return versions.get(versions.size() - 1);
        }
        return versions.stream()
                .filter(candidate -> candidate.version() == version)
                .findFirst()
                .orElseThrow(
                        () -> ofCode(SchemaRegistryException.VERSION_NOT_FOUND, "Version " + version + " not found"));
    }

    /** Why the level in force would refuse the schema, held against all versions or one. */
    public synchronized List<String> incompatibilities(String subject, String text, @Nullable Integer version) {
        Schema schema = parsed(text);
        List<RegisteredSchema> against =
                version == null ? subjects.visible(subject, false) : List.of(version(subject, version, false));
        return CompatibilityCheck.problems(settings.level(subject), schema, against);
    }

    /** Hides, or erases, a subject and returns its versions. */
    public synchronized List<Integer> deleteSubject(String subject, boolean permanent) {
        checkMayWrite(subject);
        List<RegisteredSchema> all = subjects.require(subject, true);
        List<RegisteredSchema> visible = subjects.visible(subject, false);
        if (permanent && !visible.isEmpty()) {
            throw ofCode(
                    SchemaRegistryException.SUBJECT_NOT_SOFT_DELETED,
                    "Subject '" + subject + "' was not deleted first before being permanently deleted");
        }
        if (!permanent && visible.isEmpty()) {
            throw ofCode(
                    SchemaRegistryException.SUBJECT_SOFT_DELETED,
                    "Subject '" + subject + "' was soft deleted. Set permanent=true to delete permanently");
        }
        List<Integer> numbers = (permanent ? all : visible)
                .stream().map(RegisteredSchema::version).toList();
        numbers.forEach(version -> change(new StoreChange.VersionDeleted(subject, version, permanent)));
        forgetSettings(subject);
        return numbers;
    }

    /** Hides, or erases, one version; {@link #UNSPECIFIED} is the latest. Returns its number. */
    public synchronized int deleteVersion(String subject, int version, boolean permanent) {
        checkMayWrite(subject);
        RegisteredSchema found = version(subject, version, true);
        boolean hidden = subjects.visible(subject, false).stream().noneMatch(found::equals);
        if (permanent && !hidden) {
            throw ofCode(
                    SchemaRegistryException.VERSION_NOT_SOFT_DELETED,
                    "Version " + found.version() + " was not deleted first before being permanently deleted");
        }
        if (!permanent && hidden) {
            throw ofCode(
                    SchemaRegistryException.VERSION_SOFT_DELETED,
                    "Version " + found.version() + " was soft deleted. Set permanent=true to delete permanently");
        }
        change(new StoreChange.VersionDeleted(subject, found.version(), permanent));
        return found.version();
    }

    /** The compatibility level of a subject alone, or of all that have none of their own if null. */
    public synchronized Optional<CompatibilityLevel> ownLevel(@Nullable String subject) {
        return settings.ownLevel(subject);
    }

    /** The compatibility level in force for a subject. */
    public synchronized CompatibilityLevel level(@Nullable String subject) {
        return settings.level(subject);
    }

    /** Sets a compatibility level; null takes the subject's own away. */
    public synchronized void setLevel(@Nullable String subject, @Nullable CompatibilityLevel level) {
        checkMayWrite(subject);
        change(new StoreChange.LevelSet(subject, level));
    }

    /** The mode of a subject alone, or of all that have none of their own if null. */
    public synchronized Optional<RegistryMode> ownMode(@Nullable String subject) {
        return settings.ownMode(subject);
    }

    /** The mode in force for a subject. */
    public synchronized RegistryMode mode(@Nullable String subject) {
        return settings.mode(subject);
    }

    /** Sets a mode; null takes the subject's own away. Into IMPORT only without schemas, unless forced. */
    public synchronized void setMode(@Nullable String subject, @Nullable RegistryMode mode, boolean force) {
        boolean schemas = subject == null
                ? !subjects.names(false).isEmpty()
                : !subjects.visible(subject, false).isEmpty();
        if (mode == RegistryMode.IMPORT && schemas && !force) {
            throw ofCode(
                    SchemaRegistryException.NOT_PERMITTED,
                    "Cannot import since found existing schemas; use force=true");
        }
        change(new StoreChange.ModeSet(subject, mode));
    }

    private void change(StoreChange change) {
        sink.accept(change);
        restore(change);
    }

    private void forgetSettings(String subject) {
        if (settings.ownLevel(subject).isPresent()) {
            change(new StoreChange.LevelSet(subject, null));
        }
        if (settings.ownMode(subject).isPresent()) {
            change(new StoreChange.ModeSet(subject, null));
        }
    }

    private void checkMayRegister(String subject, boolean imported) {
        checkMayWrite(subject);
        boolean importing = settings.mode(subject) == RegistryMode.IMPORT;
        if (imported != importing) {
            String state = importing ? " is in import mode" : " is not in import mode";
            throw ofCode(SchemaRegistryException.NOT_PERMITTED, "Subject " + subject + state);
        }
    }

    private void checkMayWrite(@Nullable String subject) {
        RegistryMode mode = settings.mode(subject);
        if (mode == RegistryMode.READONLY || mode == RegistryMode.READONLY_OVERRIDE) {
            throw ofCode(SchemaRegistryException.NOT_PERMITTED, "Subject " + subject + " is in read-only mode");
        }
    }

    private void checkCompatible(String subject, Schema schema) {
        List<String> problems =
                CompatibilityCheck.problems(settings.level(subject), schema, subjects.visible(subject, false));
        if (!problems.isEmpty()) {
            throw ofCode(
                    SchemaRegistryException.INCOMPATIBLE,
                    "Schema being registered is incompatible with an earlier schema for subject \"" + subject
                            + "\", details: " + problems);
        }
    }

    private int importable(int id, String stored) {
        Optional<String> present = subjects.text(id);
        if (present.isPresent() && !present.get().equals(stored)) {
            throw ofCode(
                    SchemaRegistryException.NOT_PERMITTED, "Overwrite new schema with id " + id + " is not permitted");
        }
        return id;
    }

    private static Schema parsed(String text) {
        try {
            return SchemaText.parse(text);
        } catch (SchemaParseException e) {
            throw ofCode(
                    SchemaRegistryException.INVALID_SCHEMA,
                    "Input schema is an invalid Avro schema: " + e.getMessage());
        }
    }

    private static String stored(Schema schema, boolean normalize) {
        return normalize ? SchemaText.normalized(schema) : schema.toString();
    }
}
