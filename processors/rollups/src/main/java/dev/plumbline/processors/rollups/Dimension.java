package dev.plumbline.processors.rollups;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What calls can be grouped by.
 *
 * <p>The order of the constants is part of the byte form of {@link SeriesKey} and is only ever appended to. Wherever
 * this module takes the dimensions of a call as a {@code String[]}, the array is indexed by {@link #ordinal()} and has
 * {@link #COUNT} elements; the empty string stands for unknown.
 */
public enum Dimension {
    TENANT("tenant"),
    APP("app"),
    FEATURE("feature"),
    ENVIRONMENT("environment"),
    RELEASE("release"),
    PROVIDER("provider"),
    /** The model that answered, else the one that was asked for. */
    MODEL("model"),
    REQUESTED_MODEL("requested_model"),
    /** Prompt name and version as {@code name@version}. */
    PROMPT_VERSION("prompt_version"),
    /** Arm of an experiment. */
    VARIANT("variant");

    /** Number of dimensions. */
    public static final int COUNT = values().length;

    private static final List<Dimension> ALL = List.of(values());
    private static final Map<String, Dimension> BY_KEY =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Dimension::key, Function.identity()));

    private final String key;

    Dimension(String key) {
        this.key = key;
    }

    /** The name in configuration, JSON and Avro maps. */
    public String key() {
        return key;
    }

    /** The dimension of that name, if there is one. */
    public static Optional<Dimension> of(String key) {
        return Optional.ofNullable(BY_KEY.get(key));
    }

    /** All dimensions in canonical order. */
    public static List<Dimension> all() {
        return ALL;
    }
}
