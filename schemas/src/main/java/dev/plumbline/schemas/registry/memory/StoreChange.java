package dev.plumbline.schemas.registry.memory;

import dev.plumbline.schemas.registry.CompatibilityLevel;
import dev.plumbline.schemas.registry.RegistryMode;
import org.jspecify.annotations.Nullable;

/** One change of a {@link SchemaStore}, decided and ready to be written down: applying all in order gives the same store. */
public sealed interface StoreChange {

    /**
     * A subject got a version.
     *
     * @param text the schema as it is stored
     */
    record VersionAdded(String subject, int version, int id, String text) implements StoreChange {}

    /** A version was hidden, or erased if permanent. */
    record VersionDeleted(String subject, int version, boolean permanent) implements StoreChange {}

    /**
     * A compatibility level was set.
     *
     * @param subject null for all subjects
     * @param level null if the subject has none of its own any more
     */
    record LevelSet(@Nullable String subject, @Nullable CompatibilityLevel level) implements StoreChange {}

    /**
     * A mode was set.
     *
     * @param subject null for all subjects
     * @param mode null if the subject has none of its own any more
     */
    record ModeSet(@Nullable String subject, @Nullable RegistryMode mode) implements StoreChange {}
}
