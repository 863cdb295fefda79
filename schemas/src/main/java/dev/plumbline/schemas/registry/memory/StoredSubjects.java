package dev.plumbline.schemas.registry.memory;

import static dev.plumbline.schemas.registry.SchemaRegistryException.ofCode;

import dev.plumbline.schemas.registry.RegisteredSchema;
import dev.plumbline.schemas.registry.SchemaRegistryException;
import dev.plumbline.schemas.registry.SchemaText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Subjects with their versions, and the texts that their ids stand for.
 *
 * <p>An id is forgotten when the last version with its text is erased, and is never given again.
 */
final class StoredSubjects {

    private record Stored(RegisteredSchema schema, boolean hidden) {}

    private final TreeMap<String, TreeMap<Integer, Stored>> subjects = new TreeMap<>();
    private final Map<String, Integer> lastVersions = new HashMap<>();
    private final Map<Integer, String> texts = new HashMap<>();
    private final Map<String, Integer> ids = new HashMap<>();
    private final Map<UUID, String> guids = new HashMap<>();
    private int lastId;

    void add(StoreChange.VersionAdded added) {
        RegisteredSchema schema = new RegisteredSchema(added.subject(), added.version(), added.id(), added.text());
        subjects.computeIfAbsent(added.subject(), name -> new TreeMap<>())
                .put(added.version(), new Stored(schema, false));
        lastVersions.merge(added.subject(), added.version(), Math::max);
        texts.put(added.id(), added.text());
        ids.putIfAbsent(added.text(), added.id());
        guids.put(schema.guid(), added.text());
        lastId = Math.max(lastId, added.id());
    }

    void delete(StoreChange.VersionDeleted deleted) {
        TreeMap<Integer, Stored> versions = subjects.get(deleted.subject());
        Stored stored = versions == null ? null : versions.get(deleted.version());
        if (versions == null || stored == null) {
            return;
        }
        if (!deleted.permanent()) {
            versions.put(deleted.version(), new Stored(stored.schema(), true));
            return;
        }
        versions.remove(deleted.version());
        if (versions.isEmpty()) {
            subjects.remove(deleted.subject());
            lastVersions.remove(deleted.subject());
        }
        forget(stored.schema());
    }

    int nextVersion(String subject) {
        return lastVersions.getOrDefault(subject, 0) + 1;
    }

    /** The id of a text, which is a new one if the text is. */
    int idOf(String text) {
        return ids.getOrDefault(text, lastId + 1);
    }

    Optional<String> text(int id) {
        return Optional.ofNullable(texts.get(id));
    }

    Optional<String> text(UUID guid) {
        return Optional.ofNullable(guids.get(guid));
    }

    Optional<RegisteredSchema> find(String subject, String text, boolean deleted) {
        List<RegisteredSchema> versions = new ArrayList<>(visible(subject, deleted));
        Collections.reverse(versions);
        return versions.stream().filter(version -> version.text().equals(text)).findFirst();
    }

    List<String> names(boolean deleted) {
        return subjects.keySet().stream()
                .filter(subject -> !visible(subject, deleted).isEmpty())
                .toList();
    }

    List<RegisteredSchema> withId(int id, boolean deleted) {
        return subjects.keySet().stream()
                .flatMap(subject -> visible(subject, deleted).stream())
                .filter(version -> version.id() == id)
                .toList();
    }

    List<RegisteredSchema> visible(String subject, boolean deleted) {
        TreeMap<Integer, Stored> versions = subjects.get(subject);
        if (versions == null) {
            return List.of();
        }
        return versions.values().stream()
                .filter(stored -> deleted || !stored.hidden())
                .map(Stored::schema)
                .toList();
    }

    List<RegisteredSchema> require(String subject, boolean deleted) {
        List<RegisteredSchema> versions = visible(subject, deleted);
        if (versions.isEmpty()) {
            throw ofCode(SchemaRegistryException.SUBJECT_NOT_FOUND, "Subject '" + subject + "' not found");
        }
        return versions;
    }

    private void forget(RegisteredSchema erased) {
        boolean used = subjects.values().stream()
                .flatMap(versions -> versions.values().stream())
                .anyMatch(stored -> stored.schema().text().equals(erased.text()));
        if (!used) {
            texts.remove(erased.id());
            ids.remove(erased.text());
            guids.remove(SchemaText.guid(erased.text()));
        }
    }
}
