package dev.plumbline.processors.query.answers;

import dev.plumbline.processors.query.requests.InvalidRequestException;
import dev.plumbline.processors.query.requests.Measure;
import dev.plumbline.processors.query.requests.SeriesRequest;
import dev.plumbline.processors.query.requests.Violation;
import dev.plumbline.processors.query.state.Completeness;
import dev.plumbline.processors.query.state.StateReader;
import dev.plumbline.processors.rollups.Aggregate;
import dev.plumbline.processors.rollups.Dimension;
import dev.plumbline.processors.rollups.Grouping;
import dev.plumbline.processors.rollups.Groupings;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Answers series requests from state. Thread-safe. */
public final class SeriesAnswers {
    private static final int MAX_CELLS = 100_000;

    private final StateReader state;
    private final Groupings groupings;
    private final int maxCells;

    /** Answers from a reader, with the bound on size that serves a dashboard well. */
    public SeriesAnswers(StateReader state) {
        this(state, MAX_CELLS);
    }

    SeriesAnswers(StateReader state, int maxCells) {
        this.state = state;
        this.groupings = Groupings.of(state.groupings());
        this.maxCells = maxCells;
    }

    /**
     * Answers one request.
     *
     * @param schema name and version of the form
     * @param request a valid request
     * @throws InvalidRequestException when no grouping holds the dimensions, or the answer would be too large
     * @throws dev.plumbline.processors.query.state.StateUnavailableException when state cannot be read now
     */
    public SeriesAnswer answer(String schema, SeriesRequest request) {
        Grouping grouping = grouping(request, "group_by");
        Scan scan = new Scan(request, maxCells);
        Completeness completeness = scan.run(state, grouping);
        List<Map.Entry<List<String>, ScannedRow>> sorted =
                scan.rows().entrySet().stream().sorted(order(request)).toList();
        ScannedRow all = merged(sorted);
        int shown = Math.min(request.limit(), sorted.size());
        Meta meta = Meta.of(completeness)
                .over(
                        request.range(),
                        state.grace(),
                        names(grouping),
                        sorted.size(),
                        all.total().unpricedCalls(),
                        shown < sorted.size());
        Instant openFrom = meta.openFrom();
        RowWriter writer =
                new RowWriter(request, openFrom == null ? request.range().to() : openFrom);
        List<Row> data = sorted.subList(0, shown).stream()
                .map(entry -> writer.row(key(request, entry.getKey()), entry.getValue()))
                .toList();
        List<Map.Entry<List<String>, ScannedRow>> rest = sorted.subList(shown, sorted.size());
        OtherRows other = rest.isEmpty() ? null : writer.other(rest.size(), merged(rest));
        return new SeriesAnswer(schema, meta, writer.row(Map.of(), all), data, other);
    }

    /**
     * The totals of every row of a request for one window, without a limit.
     *
     * @param request a valid request whose step is the total
     * @param field the parameter to blame when no grouping holds the dimensions
     * @throws InvalidRequestException when no grouping holds the dimensions
     * @throws dev.plumbline.processors.query.state.StateUnavailableException when state cannot be read now
     */
    public RowTotals totals(SeriesRequest request, String field) {
        Grouping grouping = grouping(request, field);
        Scan scan = new Scan(request, maxCells);
        Completeness completeness = scan.run(state, grouping);
        Map<List<String>, Aggregate> totals = new LinkedHashMap<>();
        scan.rows().forEach((key, row) -> totals.put(key, row.total()));
        long unpriced =
                totals.values().stream().mapToLong(Aggregate::unpricedCalls).sum();
        Meta meta = Meta.of(completeness)
                .over(request.range(), state.grace(), names(grouping), totals.size(), unpriced, false);
        return new RowTotals(meta, totals);
    }

    private Grouping grouping(SeriesRequest request, String field) {
        Set<Dimension> needed = new LinkedHashSet<>(request.groupBy());
        needed.addAll(request.filters().keySet());
        return groupings
                .serving(needed)
                .orElseThrow(() -> new InvalidRequestException(List.of(new Violation(
                        field,
                        "no grouping holds " + keys(needed) + " together; available are "
                                + groupings.all().stream()
                                        .map(Grouping::toString)
                                        .collect(Collectors.joining(" | "))))));
    }

    private static String keys(Set<Dimension> dimensions) {
        return dimensions.stream().map(Dimension::key).collect(Collectors.joining(","));
    }

    private static List<String> names(Grouping grouping) {
        return grouping.dimensions().stream().map(Dimension::key).toList();
    }

    private static ScannedRow merged(List<Map.Entry<List<String>, ScannedRow>> rows) {
        ScannedRow sum = new ScannedRow();
        rows.forEach(entry -> sum.add(entry.getValue()));
        return sum;
    }

    private static Comparator<Map.Entry<List<String>, ScannedRow>> order(SeriesRequest request) {
        Comparator<Map.Entry<List<String>, ScannedRow>> byCalls =
                Comparator.comparingLong(entry -> -entry.getValue().total().calls());
        Comparator<Map.Entry<List<String>, ScannedRow>> byCost =
                Comparator.comparingLong(entry -> -entry.getValue().total().costNanos());
        Comparator<Map.Entry<List<String>, ScannedRow>> byKey =
                Comparator.comparing(entry -> String.join("\u0000", entry.getKey()));
        boolean money = request.measures().contains(Measure.COST);
        return (money ? byCost.thenComparing(byCalls) : byCalls).thenComparing(byKey);
    }

    private static Map<String, String> key(SeriesRequest request, List<String> values) {
        Map<String, String> key = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            key.put(request.groupBy().get(i).key(), values.get(i));
        }
        return key;
    }
}
