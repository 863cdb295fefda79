package dev.plumbline.processors.query.requests;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/** The parameters of one request and what was found wrong with them. For one thread. */
public final class Parameters {
    private static final int MAX_VALUES = 200;

    private final Map<String, List<String>> values;
    private final List<Violation> violations = new ArrayList<>();

    /** Starts with nothing found wrong. */
    public Parameters(Map<String, List<String>> values) {
        this.values = values;
    }

    /** Reports every parameter that is not known, so that a misspelt filter is never ignored. */
    public void allowOnly(Set<String> known) {
        new TreeSet<>(values.keySet())
                .stream()
                        .filter(name -> !known.contains(name))
                        .forEach(name -> violation(
                                name, "is not a parameter here; known are " + String.join(", ", new TreeSet<>(known))));
    }

    /** The single value of a parameter; reports a repetition. */
    public Optional<String> one(String name) {
        List<String> given = values.getOrDefault(name, List.of());
        if (given.size() > 1) {
            violation(name, "must be given once, was given " + given.size() + " times");
        }
        return given.stream().findFirst();
    }

    /** All values of a parameter, as given; reports more than a request may carry. */
    public List<String> all(String name) {
        List<String> given = values.getOrDefault(name, List.of());
        if (given.size() > MAX_VALUES) {
            violation(name, "has " + given.size() + " values; at most " + MAX_VALUES + " are accepted");
            return List.of();
        }
        return given;
    }

    /** All values of a parameter, split at commas, without empty parts. */
    public List<String> list(String name) {
        return all(name).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** A whole number in a range; reports anything else and answers the default. */
    public int integer(String name, int standard, int min, int max) {
        Optional<String> given = one(name);
        if (given.isEmpty()) {
            return standard;
        }
        OptionalInt parsed = parse(given.get());
        if (parsed.isEmpty() || parsed.getAsInt() < min || parsed.getAsInt() > max) {
            violation(name, "must be a whole number from " + min + " to " + max);
            return standard;
        }
        return parsed.getAsInt();
    }

    private static OptionalInt parse(String text) {
        try {
            return OptionalInt.of(Integer.parseInt(text));
        } catch (NumberFormatException notANumber) {
            return OptionalInt.empty();
        }
    }

    /** Notes that a parameter is wrong. */
    public void violation(String field, String reason) {
        violations.add(new Violation(field, reason));
    }

    /**
     * Ends the reading.
     *
     * @throws InvalidRequestException if anything was found wrong
     */
    public void throwIfInvalid() {
        if (!violations.isEmpty()) {
            throw new InvalidRequestException(violations);
        }
    }
}
