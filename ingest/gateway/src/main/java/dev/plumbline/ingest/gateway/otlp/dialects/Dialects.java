package dev.plumbline.ingest.gateway.otlp.dialects;

import dev.plumbline.ingest.gateway.otlp.wire.Attributes;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** All dialects in the order in which they are asked. Thread-safe. */
public final class Dialects {
    private static final List<Dialect> ALL = List.of(
            Plumbline.DIALECT,
            OpenTelemetry.DIALECT,
            OpenInference.DIALECT,
            Traceloop.DIALECT,
            Langfuse.DIALECT,
            VercelAi.DIALECT);
    private static final Map<Field, List<String>> NAMES = names();
    private static final List<Dialect.Marker> MARKERS =
            ALL.stream().flatMap(dialect -> dialect.markers().stream()).toList();
    private static final Set<String> DOCUMENTS = documents();
    private static final Set<String> WANTED = wanted();

    private Dialects() {}

    /** True if an attribute of this name matters to any dialect. */
    public static boolean wants(String name) {
        return WANTED.contains(name);
    }

    /** The attributes with which a field may be named, the ones to look at first first. */
    public static List<String> names(Field field) {
        return NAMES.getOrDefault(field, List.of());
    }

    /** Attributes that hold JSON objects. */
    static Set<String> jsonDocuments() {
        return DOCUMENTS;
    }

    /** What a span is. Early conventions had no marker: a model with a provider or tokens is a chat then. */
    public static Role role(SpanFields span, Attributes attributes) {
        for (Dialect.Marker marker : MARKERS) {
            String value = attributes.text(marker.name());
            if (!value.isEmpty()) {
                return marker.roles().getOrDefault(value.toLowerCase(Locale.ROOT), Role.OTHER);
            }
        }
        boolean model = span.has(Field.REQUESTED_MODEL) || span.has(Field.SERVED_MODEL);
        boolean asked = span.has(Field.PROVIDER) || span.has(Field.INPUT) || span.has(Field.OUTPUT);
        return model && asked ? Role.CHAT : Role.OTHER;
    }

    private static Map<Field, List<String>> names() {
        Map<Field, List<String>> names = new EnumMap<>(Field.class);
        for (Dialect dialect : ALL) {
            dialect.names()
                    .forEach((field, own) -> names.computeIfAbsent(field, any -> new ArrayList<>())
                            .addAll(own));
        }
        return names;
    }

    private static Set<String> documents() {
        Set<String> documents = new HashSet<>();
        ALL.forEach(dialect -> documents.addAll(dialect.documents()));
        return Set.copyOf(documents);
    }

    private static Set<String> wanted() {
        Set<String> wanted = new HashSet<>(DOCUMENTS);
        NAMES.values().forEach(wanted::addAll);
        MARKERS.forEach(marker -> wanted.add(marker.name()));
        return Set.copyOf(wanted);
    }
}
