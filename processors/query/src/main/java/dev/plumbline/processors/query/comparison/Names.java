package dev.plumbline.processors.query.comparison;

import dev.plumbline.processors.query.requests.InvalidRequestException;
import dev.plumbline.processors.query.requests.Violation;
import dev.plumbline.processors.rollups.Aggregate;
import dev.plumbline.processors.rollups.Dimension;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Finds the sides among the values that there are calls of. The version of a prompt may be given without the prompt's name where
 * only one prompt has it.
 */
final class Names {
    private static final int SHOWN = 10;

    private final Dimension by;
    private final Map<String, Long> calls = new TreeMap<>();
    private final List<Violation> violations = new ArrayList<>();

    Names(Dimension by) {
        this.by = by;
    }

    void add(String value, Aggregate total) {
        calls.merge(value, total.calls(), Long::sum);
    }

    /** The full name, or what was given if there is none; then {@link #throwIfUnknown} throws. */
    String find(String field, String given) {
        if (calls.containsKey(given)) {
            return given;
        }
        List<String> versions = by != Dimension.PROMPT_VERSION
                ? List.of()
                : calls.keySet().stream()
                        .filter(name -> name.endsWith("@" + given))
                        .toList();
        if (versions.size() == 1) {
            return versions.get(0);
        }
        violations.add(new Violation(field, reason(given, versions)));
        return given;
    }

    private String reason(String given, List<String> versions) {
        if (!versions.isEmpty()) {
            return "'" + given + "' could be any of "
                    + versions.stream().limit(SHOWN).collect(Collectors.joining(", "));
        }
        String seen = calls.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(SHOWN)
                .map(Map.Entry::getKey)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.joining(", "));
        return "no calls in the range have the " + by.key() + " '" + given + "'; "
                + (seen.isEmpty() ? "there are none of any" : "there are calls of " + seen);
    }

    void throwIfUnknown() {
        if (!violations.isEmpty()) {
            throw new InvalidRequestException(violations);
        }
    }
}
