package dev.plumbline.ingest.gateway.otlp.wire;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Attributes by name: texts, whole numbers, fractions, flags and lists of them. Kinds are converted as far as that
 * loses nothing, since senders differ in them. Immutable.
 */
public final class Attributes {
    /** No attributes. */
    public static final Attributes NONE = new Attributes(Map.of(), null);

    private static final int MAX_NUMBER_LENGTH = 40;

    private final Map<String, Object> values;
    private final @Nullable Attributes others;

    private Attributes(Map<String, Object> values, @Nullable Attributes others) {
        this.values = values;
        this.others = others;
    }

    /** Attributes with these values: String, Long, Double, Boolean or a list of them. */
    public static Attributes of(Map<String, ?> values) {
        return values.isEmpty() ? NONE : new Attributes(Map.copyOf(values), null);
    }

    /** These and, for names that these lack, others; none is copied, since all spans of a resource share its own. */
    public Attributes or(Attributes more) {
        if (more == NONE) {
            return this;
        }
        if (this == NONE) {
            return more;
        }
        return new Attributes(values, others == null ? more : others.or(more));
    }

    /** The value as text, of a list the first; empty if absent. */
    public String text(String name) {
        Object value = first(name);
        return value == null ? "" : value.toString();
    }

    /** The value as a whole number; null if absent or not one. */
    public @Nullable Long whole(String name) {
        Object value = first(name);
        if (value instanceof Long whole) {
            return whole;
        }
        BigDecimal exact = value instanceof Boolean ? null : exact(value);
        return exact == null || exact.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0
                ? null
                : Long.valueOf(exact.longValue());
    }

    /** The value as a decimal number; null if absent or not one. */
    public @Nullable BigDecimal decimal(String name) {
        return exact(first(name));
    }

    /** The value as a number, which may be infinite or none; null if absent or not a number. */
    public @Nullable Double real(String name) {
        Object value = first(name);
        if (value instanceof Double real) {
            return real;
        }
        BigDecimal exact = exact(value);
        return exact == null ? null : Double.valueOf(exact.doubleValue());
    }

    private @Nullable Object first(String name) {
        Object value = values.get(name);
        if (value == null) {
            return others == null ? null : others.first(name);
        }
        return value instanceof List<?> list ? list.isEmpty() ? null : list.get(0) : value;
    }

    private static @Nullable BigDecimal exact(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        if (text.isEmpty() || text.length() > MAX_NUMBER_LENGTH) {
            return null;
        }
        try {
            BigDecimal exact = new BigDecimal(text);
            return Math.abs((long) exact.scale()) > MAX_NUMBER_LENGTH ? null : exact;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
