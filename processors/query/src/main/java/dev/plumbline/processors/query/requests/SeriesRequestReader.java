package dev.plumbline.processors.query.requests;

import dev.plumbline.processors.rollups.Dimension;
import dev.plumbline.processors.rollups.Resolution;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads the parameters that all series requests share: {@code group_by}, one filter a dimension, {@code from},
 * {@code to}, {@code step}, {@code q}, {@code score}, {@code source}, {@code limit}.
 */
public final class SeriesRequestReader {
    private static final int MAX_QUANTILES = 16;
    private static final List<String> COMMON =
            List.of("group_by", "from", "to", "step", "q", "score", "source", "limit", "format");

    private final Parameters parameters;
    private final ScopeReader scope;
    private final Instant now;
    private final Function<Resolution, Instant> keptFrom;

    /**
     * Prepares to read one request.
     *
     * @param values parameters as they came
     * @param now the time that relative times refer to
     * @param keptFrom since when windows of each resolution are kept
     */
    public SeriesRequestReader(Map<String, List<String>> values, Instant now, Function<Resolution, Instant> keptFrom) {
        this.parameters = new Parameters(values);
        this.scope = new ScopeReader(parameters);
        this.now = now;
        this.keptFrom = keptFrom;
    }

    /**
     * Reads a request whose measures are given by the path, or by {@code fields=} where the path leaves them open.
     *
     * @param fixed what the answer must hold; empty to let {@code fields=} choose
     * @throws InvalidRequestException naming everything that is wrong
     */
    public SeriesRequest read(Set<Measure> fixed) {
        parameters.allowOnly(known(fixed.isEmpty()));
        SeriesRequest request = new SeriesRequest(
                groupBy(),
                scope.filters(),
                new RangeReader(parameters, now, keptFrom).read("-24h"),
                fixed.isEmpty() ? fields() : fixed,
                quantiles(),
                scope.scores(),
                parameters.integer("limit", 100, 1, 1_000));
        parameters.throwIfInvalid();
        return request;
    }

    /**
     * Reads {@code of=duration|first_token} and then the rest.
     *
     * @throws InvalidRequestException naming everything that is wrong
     */
    public SeriesRequest readLatency() {
        String of = parameters.one("of").orElse(Measure.DURATION.key());
        Optional<Measure> measure = Measure.of(of).filter(m -> m == Measure.DURATION || m == Measure.FIRST_TOKEN);
        if (measure.isEmpty()) {
            parameters.violation("of", "must be duration or first_token");
        }
        return read(Set.of(measure.orElse(Measure.DURATION)));
    }

    private static Set<String> known(boolean withFields) {
        Set<String> known = new HashSet<>(COMMON);
        Dimension.all().forEach(dimension -> known.add(dimension.key()));
        known.add("of");
        if (withFields) {
            known.add("fields");
        }
        return known;
    }

    private List<Dimension> groupBy() {
        Set<Dimension> found = new LinkedHashSet<>();
        for (String name : parameters.list("group_by")) {
            Dimension.of(name).ifPresentOrElse(found::add, () -> parameters.violation("group_by", unknown(name)));
        }
        return List.copyOf(found);
    }

    private static String unknown(String name) {
        return "no dimension '" + name + "'; known are "
                + Dimension.all().stream().map(Dimension::key).collect(Collectors.joining(", "));
    }

    private Set<Measure> fields() {
        Set<Measure> measures = EnumSet.noneOf(Measure.class);
        for (String name : parameters.list("fields")) {
            Measure.of(name).ifPresentOrElse(measures::add, () -> parameters.violation("fields", unknownField(name)));
        }
        return measures.isEmpty() ? EnumSet.of(Measure.CALLS, Measure.TOKENS, Measure.COST) : measures;
    }

    private static String unknownField(String name) {
        return "no field '" + name + "'; known are "
                + Arrays.stream(Measure.values()).map(Measure::key).collect(Collectors.joining(", "));
    }

    private List<Double> quantiles() {
        List<String> given = parameters.list("q");
        if (given.size() > MAX_QUANTILES) {
            parameters.violation("q", "at most " + MAX_QUANTILES + " quantiles are accepted");
            return List.of();
        }
        List<Double> read = given.stream()
                .flatMap(text -> quantile(text).stream())
                .sorted()
                .distinct()
                .toList();
        return given.isEmpty() ? List.of(0.5, 0.95, 0.99) : read;
    }

    private Optional<Double> quantile(String text) {
        try {
            double q = Double.parseDouble(text);
            if (q >= 0 && q <= 1) {
                return Optional.of(q);
            }
        } catch (NumberFormatException notANumber) {
            // reported below, together with numbers out of range
        }
        parameters.violation("q", "'" + text + "' is not a number from 0 to 1");
        return Optional.empty();
    }
}
