package dev.plumbline.ingest.gateway.otlp.dialects;

import dev.plumbline.ingest.gateway.otlp.wire.Attributes;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The fields of one span, by the first name that has a value. Immutable. */
public final class SpanFields {
    private final Attributes attributes;

    /** Fields from these attributes, with the members of JSON documents in them. */
    public SpanFields(Attributes attributes) {
        Map<String, Object> members = new HashMap<>();
        for (String document : Dialects.jsonDocuments()) {
            EmbeddedJson.read(document, attributes.text(document), members);
        }
        this.attributes = attributes.or(Attributes.of(members));
    }

    /** True if the field has a value. */
    public boolean has(Field field) {
        return !text(field).isEmpty();
    }

    /** Empty if there is none. */
    public String text(Field field) {
        for (String name : Dialects.names(field)) {
            String text = attributes.text(name);
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    /** The value at one name; null if it is not a whole number. */
    public @Nullable Long whole(String name) {
        return attributes.whole(name);
    }

    /** A whole number; null if there is none. */
    public @Nullable Long whole(Field field) {
        return first(field, attributes::whole);
    }

    /** A decimal number; null if there is none. */
    public @Nullable BigDecimal decimal(Field field) {
        return first(field, attributes::decimal);
    }

    private static <T> @Nullable T first(Field field, Function<String, @Nullable T> read) {
        for (String name : Dialects.names(field)) {
            T value = read.apply(name);
            if (value != null) {
                return value;
            }
        }
        return null;
    }
}
