package dev.plumbline.ingest.gateway.otlp.dialects;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The names that one convention has for the fields, and the attributes by which it says what a span is. Immutable.
 *
 * @param names attributes by field, the ones to look at first first
 * @param markers attributes whose values say what a span is
 * @param documents attributes that hold a JSON object; its members are attributes named {@code document.member}
 */
record Dialect(Map<Field, List<String>> names, List<Marker> markers, Set<String> documents) {

    /**
     * An attribute that says what a span is.
     *
     * @param name the attribute
     * @param roles what its values, in lower case, mean; any other value means {@link Role#OTHER}
     */
    record Marker(String name, Map<String, Role> roles) {}

    static Builder named() {
        return new Builder();
    }

    /** Builds a dialect. Not thread-safe. */
    static final class Builder {
        private final Map<Field, List<String>> names = new EnumMap<>(Field.class);
        private final List<Marker> markers = new ArrayList<>();
        private Set<String> documents = Set.of();

        private Builder() {}

        Builder field(Field field, String... attributes) {
            names.put(field, List.of(attributes));
            return this;
        }

        Builder marker(String attribute, Map<String, Role> roles) {
            markers.add(new Marker(attribute, roles));
            return this;
        }

        Builder documents(String... attributes) {
            documents = Set.of(attributes);
            return this;
        }

        Dialect build() {
            return new Dialect(Map.copyOf(names), List.copyOf(markers), documents);
        }
    }
}
