package dev.plumbline.processors.query.comparison;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The values of a dimension that could be compared.
 *
 * @param by the dimension
 * @param calls calls by value, the most first
 */
public record Choices(String by, Map<String, Long> calls) {
    /** Sorts. */
    public Choices {
        Map<String, Long> sorted = new LinkedHashMap<>();
        calls.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        calls = Collections.unmodifiableMap(sorted);
    }

    /** The value with the most calls but for one. */
    public Optional<String> mostUsedBeside(String other) {
        return calls.keySet().stream()
                .filter(value -> !value.isEmpty() && !value.equals(other) && !value.endsWith("@" + other))
                .findFirst();
    }
}
