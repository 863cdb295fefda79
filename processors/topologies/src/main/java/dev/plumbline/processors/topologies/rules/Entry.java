package dev.plumbline.processors.topologies.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One object of the file, read field by field. Mistakes are noted with their place and a stand-in is answered, so that
 * reading goes on to the next.
 */
final class Entry {
    private final String place;
    private final JsonNode node;
    private final List<String> violations;
    private final Set<String> known = new LinkedHashSet<>();

    Entry(String place, JsonNode node, List<String> violations) {
        this.place = place;
        this.node = node;
        this.violations = violations;
    }

    String text(String field, @Nullable String otherwise) {
        JsonNode value = value(field);
        if (value != null && value.isValueNode() && !value.asText().isBlank()) {
            return value.asText();
        }
        if (value == null && otherwise != null) {
            return otherwise;
        }
        refuse(field, value == null ? "is missing" : "must be text, is " + value);
        return otherwise == null ? "" : otherwise;
    }

    int integer(String field, int otherwise) {
        JsonNode value = value(field);
        if (value == null) {
            return otherwise;
        }
        if (!value.isInt()) {
            refuse(field, "must be a whole number, is " + value);
            return otherwise;
        }
        return value.asInt();
    }

    /** Dollars as nano-dollars; text or number, exact. */
    long nanoDollars(String field) {
        JsonNode value = value(field);
        if (value == null) {
            refuse(field, "is missing; give dollars, for example 500 or \"0.25\"");
            return 1;
        }
        try {
            return new BigDecimal(value.asText()).movePointRight(9).longValueExact();
        } catch (NumberFormatException e) {
            refuse(field, "must be dollars, for example 500 or \"0.25\", is " + value);
        } catch (ArithmeticException e) {
            refuse(field, "has more than nine decimals or is too large: " + value);
        }
        return 1;
    }

    List<String> texts(String field) {
        List<String> texts = new ArrayList<>();
        elements(field, texts::add, JsonNode::isTextual, "a list of names");
        return texts;
    }

    List<Integer> integers(String field, List<Integer> otherwise) {
        List<Integer> numbers = new ArrayList<>();
        elements(field, text -> numbers.add(Integer.parseInt(text)), JsonNode::isInt, "a list of whole numbers");
        return numbers.isEmpty() ? otherwise : numbers;
    }

    List<Double> numbers(String field, List<Double> otherwise) {
        List<Double> numbers = new ArrayList<>();
        elements(field, text -> numbers.add(Double.parseDouble(text)), JsonNode::isNumber, "a list of numbers");
        return numbers.isEmpty() ? otherwise : numbers;
    }

    private void elements(String field, Consumer<String> sink, Predicate<JsonNode> fits, String expected) {
        JsonNode value = value(field);
        if (value == null) {
            return;
        }
        if (!value.isArray()) {
            refuse(field, "must be " + expected + ", is " + value);
            return;
        }
        for (JsonNode element : value) {
            if (fits.test(element)) {
                sink.accept(element.asText());
            } else {
                refuse(field, "must be " + expected + ", has " + element);
            }
        }
    }

    Map<String, String> map(String field) {
        Map<String, String> map = new LinkedHashMap<>();
        JsonNode value = value(field);
        if (value != null && value.isObject()) {
            value.properties()
                    .forEach(entry -> map.put(entry.getKey(), entry.getValue().asText()));
        } else if (value != null) {
            refuse(field, "must map names to values, is " + value);
        }
        return map;
    }

    <E extends Enum<E>> E oneOf(String field, Class<E> type, E otherwise) {
        JsonNode value = value(field);
        if (value == null) {
            return otherwise;
        }
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(value.asText())) {
                return constant;
            }
        }
        List<String> names = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            names.add(constant.name().toLowerCase(Locale.ROOT));
        }
        refuse(field, "must be one of " + names + ", is " + value);
        return otherwise;
    }

    /** The object in a field, empty if there is none. */
    Entry entry(String field) {
        JsonNode value = value(field);
        if (value != null && !value.isObject()) {
            refuse(field, "must be an object, is " + value);
        }
        return new Entry(place + "." + field, value == null ? node.path("") : value, violations);
    }

    /** Notes a mistake in a field. */
    void refuse(String field, String why) {
        violations.add(place + "." + field + ": " + why);
    }

    /** Notes a mistake of the whole entry. */
    void refuse(String why) {
        violations.add(place + ": " + why);
    }

    /** Notes every field that nobody asked for: a name mistyped must not be silently without effect. */
    void refuseOthers() {
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                refuse(name, "is not known here; known are " + known);
            }
        }
    }

    /** True if a field is there. */
    boolean has(String field) {
        return value(field) != null;
    }

    private @Nullable JsonNode value(String field) {
        known.add(field);
        JsonNode value = node.get(field);
        return value == null || value.isNull() ? null : value;
    }
}
