package dev.plumbline.deploy.registry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.schemas.registry.CompatibilityLevel;
import dev.plumbline.schemas.registry.RegistryMode;
import dev.plumbline.schemas.registry.SchemaRegistryException;
import dev.plumbline.schemas.registry.memory.SchemaStore;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code /config} and {@code /mode}: of all subjects, and of one. */
final class SettingRoutes {

    private final SchemaStore store;

    SettingRoutes(SchemaStore store) {
        this.store = store;
    }

    /** The answer, or null if no route fits. */
    @Nullable
    JsonNode answer(RegistryRequest request) {
        String shape = request.method() + " " + request.path().get(0);
        if (request.path().size() > 2) {
            return null;
        }
        String subject = request.path().size() == 2 ? request.segment(1) : null;
        return switch (shape) {
            case "GET config" ->
                Answers.object()
                        .put("compatibilityLevel", level(subject, request).name());
            case "PUT config" -> setLevel(subject, request);
            case "DELETE config" -> deleteLevel(subject);
            case "GET mode" ->
                Answers.object().put("mode", mode(subject, request).name());
            case "PUT mode" -> setMode(subject, request);
            case "DELETE mode" -> deleteMode(subject);
            default -> null;
        };
    }

    private CompatibilityLevel level(@Nullable String subject, RegistryRequest request) {
        if (subject == null || request.flag("defaultToGlobal")) {
            return store.level(subject);
        }
        return store.ownLevel(subject)
                .orElseThrow(() -> SchemaRegistryException.ofCode(
                        SchemaRegistryException.SUBJECT_LEVEL_NOT_FOUND,
                        "Subject '" + subject + "' does not have subject-level compatibility configured"));
    }

    private JsonNode setLevel(@Nullable String subject, RegistryRequest request) {
        String name = request.body().path("compatibility").asText().toUpperCase(Locale.ROOT);
        CompatibilityLevel level = Arrays.stream(CompatibilityLevel.values())
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(() -> SchemaRegistryException.ofCode(
                        SchemaRegistryException.INVALID_LEVEL,
                        "Invalid compatibility level. Valid values are "
                                + Arrays.toString(CompatibilityLevel.values())));
        store.setLevel(subject, level);
        return Answers.object().put("compatibility", level.name());
    }

    private JsonNode deleteLevel(@Nullable String subject) {
        CompatibilityLevel before = store.level(subject);
        store.setLevel(subject, null);
        return Answers.object().put("compatibilityLevel", before.name());
    }

    private RegistryMode mode(@Nullable String subject, RegistryRequest request) {
        if (subject == null || request.flag("defaultToGlobal")) {
            return store.mode(subject);
        }
        return store.ownMode(subject)
                .orElseThrow(() -> SchemaRegistryException.ofCode(
                        SchemaRegistryException.SUBJECT_MODE_NOT_FOUND,
                        "Subject '" + subject + "' does not have subject-level mode configured"));
    }

    private JsonNode setMode(@Nullable String subject, RegistryRequest request) {
        String name = request.body().path("mode").asText().toUpperCase(Locale.ROOT);
        RegistryMode mode = Arrays.stream(RegistryMode.values())
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(() -> SchemaRegistryException.ofCode(
                        SchemaRegistryException.INVALID_MODE,
                        "Invalid mode. Valid values are " + Arrays.toString(RegistryMode.values())));
        store.setMode(subject, mode, request.flag("force"));
        return Answers.object().put("mode", mode.name());
    }

    private JsonNode deleteMode(@Nullable String subject) {
        RegistryMode before = store.mode(subject);
        store.setMode(subject, null, false);
        return Answers.object().put("mode", before.name());
    }
}
