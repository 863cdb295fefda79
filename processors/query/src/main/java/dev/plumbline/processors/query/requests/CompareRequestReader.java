package dev.plumbline.processors.query.requests;

import dev.plumbline.processors.rollups.Dimension;
import dev.plumbline.processors.rollups.Resolution;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads {@code by}, {@code a}, {@code b}, one filter a dimension, {@code from}, {@code to}, {@code score}, {@code source},
 * {@code lower}, {@code split}, {@code alpha} and {@code margin}.
 */
public final class CompareRequestReader {
    private static final double ALPHA = .05;
    private static final List<String> OWN =
            List.of("by", "a", "b", "from", "to", "score", "source", "lower", "split", "alpha", "margin");

    private final Parameters parameters;
    private final Instant now;
    private final Function<Resolution, Instant> keptFrom;

    /**
     * Prepares to read one request.
     *
     * @param values parameters as they came
     * @param now the time that relative times refer to
     * @param keptFrom since when windows of each resolution are kept
     */
    public CompareRequestReader(Map<String, List<String>> values, Instant now, Function<Resolution, Instant> keptFrom) {
        this.parameters = new Parameters(values);
        this.now = now;
        this.keptFrom = keptFrom;
    }

    /**
     * Reads the request.
     *
     * @throws InvalidRequestException naming everything that is wrong
     */
    public CompareRequest read() {
        String a = required("a");
        String b = required("b");
        if (!a.isEmpty() && a.equals(b)) {
            parameters.violation("b", "must be another value than a");
        }
        return read(a, b);
    }

    /**
     * Reads a request of which the sides may still be open; they are left empty.
     *
     * @throws InvalidRequestException naming everything that is wrong
     */
    public CompareRequest readChoices() {
        return read("", "");
    }

    private CompareRequest read(String a, String b) {
        Set<String> known = new HashSet<>(OWN);
        Dimension.all().forEach(dimension -> known.add(dimension.key()));
        parameters.allowOnly(known);
        Dimension by = by();
        ScopeReader scope = new ScopeReader(parameters);
        Map<Dimension, Set<String>> filters = scope.filters();
        if (filters.containsKey(by)) {
            parameters.violation(by.key(), "is compared; give its values as a and b");
        }
        CompareRequest request = new CompareRequest(
                by,
                a,
                b,
                filters,
                new RangeReader(parameters, now, keptFrom).readTotal("-7d"),
                scope.scores(),
                Set.copyOf(parameters.all("lower")),
                parameters.one("split").isPresent()
                        ? OptionalDouble.of(number("split", .5, 0, 1))
                        : OptionalDouble.empty(),
                number("alpha", ALPHA, 0, .5),
                parameters.one("margin").isPresent() ? number("margin", 0, 0, 1) : 0);
        parameters.throwIfInvalid();
        return request;
    }

    private Dimension by() {
        String name = parameters.one("by").orElse("");
        return Dimension.of(name).orElseGet(() -> {
            parameters.violation(
                    "by",
                    "must be one of "
                            + Dimension.all().stream().map(Dimension::key).collect(Collectors.joining(", ")));
            return Dimension.VARIANT;
        });
    }

    private String required(String name) {
        String given = parameters.one(name).orElse("");
        if (given.isEmpty()) {
            parameters.violation(name, "must name a value of the dimension that by names");
        }
        return given;
    }

    private double number(String name, double standard, double above, double below) {
        String text = parameters.one(name).orElse(Double.toString(standard));
        try {
            double read = Double.parseDouble(text);
            if (read > above && read < below) {
                return read;
            }
        } catch (NumberFormatException notANumber) {
            // reported below, together with numbers out of range
        }
        parameters.violation(name, "must be a number above " + above + " and below " + below);
        return standard;
    }
}
