package dev.plumbline.ingest.gateway.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.ingest.client.rules.Reason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object, read field by field. A field that is absent or null has its default; one of the wrong type is noted as
 * an error and has its default too, so that reading goes on. Fields that nobody asked for are errors in the end. Not
 * thread-safe.
 */
final class JsonObject {
    private static final int MAX_DIGITS = 40;

    private final JsonNode node;
    private final String path;
    private final List<FieldError> errors;
    private final Set<String> known = new HashSet<>();
    private final List<JsonObject> children = new ArrayList<>();

    JsonObject(JsonNode node, String path, List<FieldError> errors) {
        this.node = node;
        this.path = path;
        this.errors = errors;
    }

    /** True if the field is there and not null. */
    boolean has(String name) {
        return field(name) != null;
    }

    /** A text; empty if absent. */
    String text(String name) {
        return text(name, "");
    }

    /** A text, or the given one if absent. */
    String text(String name, String standard) {
        JsonNode value = field(name);
        if (value == null) {
            return standard;
        }
        if (!value.isTextual()) {
            error(name, "must be a text");
            return standard;
        }
        return value.textValue();
    }

    /** A whole number, also in quotation marks; null if absent. */
    @Nullable
    Long whole(String name) {
        BigDecimal number = exact(name);
        try {
            return number == null ? null : number.longValueExact();
        } catch (ArithmeticException e) {
            error(name, "must be a whole number of at most 64 bits");
            return null;
        }
    }

    /** A whole number; 0 if absent. */
    long count(String name) {
        Long value = whole(name);
        return value == null ? 0 : value;
    }

    /** A number; null if absent. One that is too large for a double is infinite. */
    @Nullable
    Double number(String name) {
        JsonNode value = field(name);
        if (value == null) {
            return null;
        }
        if (!value.isNumber()) {
            error(name, "must be a number");
            return null;
        }
        return value.doubleValue();
    }

    /** True or false; false if absent. */
    boolean flag(String name) {
        JsonNode value = field(name);
        if (value != null && !value.isBoolean()) {
            error(name, "must be true or false");
            return false;
        }
        return value != null && value.booleanValue();
    }

    /** One of the words of an enum, in any case; the given one if absent. */
    <E extends Enum<E>> E word(String name, Class<E> type, E standard) {
        String text = text(name);
        if (text.isEmpty()) {
            return standard;
        }
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(text)) {
                return constant;
            }
        }
        error(name, "must be one of " + Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT));
        return standard;
    }

    /** A number, exactly, also in quotation marks; null if absent. */
    @Nullable
    BigDecimal exact(String name) {
        JsonNode value = field(name);
        if (value == null) {
            return null;
        }
        BigDecimal number = decimal(value);
        if (number == null) {
            error(name, "must be a number");
        }
        return number;
    }

    /** A further object; null if absent. */
    @Nullable
    JsonObject object(String name) {
        JsonNode value = field(name);
        if (value == null) {
            return null;
        }
        if (!value.isObject()) {
            error(name, "must be an object");
            return null;
        }
        return child(value, at(name));
    }

    /** The objects of a list; none if absent. */
    List<JsonObject> objects(String name) {
        JsonNode value = field(name);
        if (value == null) {
            return List.of();
        }
        List<JsonObject> objects = new ArrayList<>();
        if (!value.isArray()) {
            error(name, "must be a list of objects");
        }
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            if (value.get(i).isObject()) {
                objects.add(child(value.get(i), at(name) + "[" + i + "]"));
            } else {
                error(name + "[" + i + "]", "must be an object");
            }
        }
        return objects;
    }

    /** Names and values; numbers and flags become text. */
    Map<String, String> texts(String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        JsonNode value = field(name);
        if (value != null && !value.isObject()) {
            error(name, "must be an object");
        } else if (value != null) {
            for (Map.Entry<String, JsonNode> entry : value.properties()) {
                if (entry.getValue().isValueNode() && !entry.getValue().isNull()) {
                    texts.put(entry.getKey(), entry.getValue().asText());
                } else {
                    error(name + "." + entry.getKey(), "must be a text, a number, true or false");
                }
            }
        }
        return texts;
    }

    /** Notes an error with a field of this object. */
    void error(String name, String reason) {
        error(name, reason, Reason.MALFORMED);
    }

    /** Notes an error that is counted under its own code. */
    void error(String name, String reason, String code) {
        errors.add(new FieldError(at(name), reason, code));
    }

    /** Notes every field that nobody asked for, here and below. */
    void noteUnknown() {
        Iterator<String> names = node.fieldNames();
        while (names.hasNext()) {
            String name = names.next();
            if (!known.contains(name)) {
                error(name, "is not a known field");
            }
        }
        children.forEach(JsonObject::noteUnknown);
    }

    private JsonObject child(JsonNode value, String childPath) {
        JsonObject child = new JsonObject(value, childPath, errors);
        children.add(child);
        return child;
    }

    private @Nullable JsonNode field(String name) {
        known.add(name);
        JsonNode value = node.get(name);
        return value == null || value.isNull() ? null : value;
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static @Nullable BigDecimal decimal(JsonNode value) {
        if (!value.isNumber() && !value.isTextual()) {
            return null;
        }
        String digits = value.asText();
        try {
            BigDecimal number = digits.length() > MAX_DIGITS ? null : new BigDecimal(digits);
            return number == null || Math.abs((long) number.scale()) > MAX_DIGITS ? null : number;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
