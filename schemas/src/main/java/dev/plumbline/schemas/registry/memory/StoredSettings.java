package dev.plumbline.schemas.registry.memory;

import dev.plumbline.schemas.registry.CompatibilityLevel;
import dev.plumbline.schemas.registry.RegistryMode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Levels and modes: one for all subjects, and those that subjects have of their own. */
final class StoredSettings {

    /** Stands for all subjects; no subject has an empty name. */
    private static final String ALL = "";

    private final Map<String, CompatibilityLevel> levels = new HashMap<>();
    private final Map<String, RegistryMode> modes = new HashMap<>();

    void set(StoreChange change) {
        if (change instanceof StoreChange.LevelSet set) {
            put(levels, set.subject(), set.level());
        } else if (change instanceof StoreChange.ModeSet set) {
            put(modes, set.subject(), set.mode());
        }
    }

    Optional<CompatibilityLevel> ownLevel(@Nullable String subject) {
        return Optional.ofNullable(levels.get(scope(subject)));
    }

    CompatibilityLevel level(@Nullable String subject) {
        return ownLevel(subject).orElse(levels.getOrDefault(ALL, CompatibilityLevel.BACKWARD));
    }

    Optional<RegistryMode> ownMode(@Nullable String subject) {
        return Optional.ofNullable(modes.get(scope(subject)));
    }

    RegistryMode mode(@Nullable String subject) {
        RegistryMode all = modes.getOrDefault(ALL, RegistryMode.READWRITE);
        return all == RegistryMode.READONLY_OVERRIDE ? all : ownMode(subject).orElse(all);
    }

    private static <V> void put(Map<String, V> map, @Nullable String subject, @Nullable V value) {
        if (value == null) {
            map.remove(scope(subject));
        } else {
            map.put(scope(subject), value);
        }
    }

    private static String scope(@Nullable String subject) {
        return subject == null ? ALL : subject;
    }
}
