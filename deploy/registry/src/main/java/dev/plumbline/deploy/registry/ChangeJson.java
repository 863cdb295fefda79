package dev.plumbline.deploy.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.schemas.registry.CompatibilityLevel;
import dev.plumbline.schemas.registry.RegistryMode;
import dev.plumbline.schemas.registry.memory.StoreChange;
import dev.plumbline.schemas.registry.memory.StoreChange.LevelSet;
import dev.plumbline.schemas.registry.memory.StoreChange.ModeSet;
import dev.plumbline.schemas.registry.memory.StoreChange.VersionAdded;
import dev.plumbline.schemas.registry.memory.StoreChange.VersionDeleted;
import org.jspecify.annotations.Nullable;

/** A change of the store as a JSON object, the form in which the journal keeps it. */
final class ChangeJson {

    private static final String KIND = "change";
    private static final String SUBJECT = "subject";
    private static final String VERSION = "version";

    private ChangeJson() {}

    static ObjectNode write(StoreChange change) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (change instanceof VersionAdded added) {
            json.put(KIND, "added").put(SUBJECT, added.subject()).put(VERSION, added.version());
            json.put("id", added.id()).put("schema", added.text());
        } else if (change instanceof VersionDeleted deleted) {
            json.put(KIND, "deleted").put(SUBJECT, deleted.subject()).put(VERSION, deleted.version());
            json.put("permanent", deleted.permanent());
        } else if (change instanceof LevelSet set) {
            json.put(KIND, "level").put(SUBJECT, set.subject()).put("level", name(set.level()));
        } else if (change instanceof ModeSet set) {
            json.put(KIND, "mode").put(SUBJECT, set.subject()).put("mode", name(set.mode()));
        }
        return json;
    }

    /** The change; throws {@link IllegalArgumentException} if the object is none. */
    static StoreChange read(JsonNode json) {
        String kind = json.path(KIND).asText();
        return switch (kind) {
            case "added" ->
                new VersionAdded(
                        json.required(SUBJECT).asText(),
                        json.required(VERSION).asInt(),
                        json.required("id").asInt(),
                        json.required("schema").asText());
            case "deleted" ->
                new VersionDeleted(
                        json.required(SUBJECT).asText(),
                        json.required(VERSION).asInt(),
                        json.required("permanent").asBoolean());
            case "level" -> {
                String level = text(json, "level");
                yield new LevelSet(text(json, SUBJECT), level == null ? null : CompatibilityLevel.valueOf(level));
            }
            case "mode" -> {
                String mode = text(json, "mode");
                yield new ModeSet(text(json, SUBJECT), mode == null ? null : RegistryMode.valueOf(mode));
            }
            default -> throw new IllegalArgumentException("No change is called '" + kind + "'");
        };
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    private static @Nullable String text(JsonNode json, String field) {
        return json.hasNonNull(field) ? json.get(field).asText() : null;
    }
}
