package dev.plumbline.processors.query.answers;

import dev.plumbline.processors.query.requests.InvalidRequestException;
import dev.plumbline.processors.query.requests.SeriesRequest;
import dev.plumbline.processors.query.requests.Step;
import dev.plumbline.processors.query.requests.Violation;
import dev.plumbline.processors.query.state.Completeness;
import dev.plumbline.processors.query.state.RollupQuery;
import dev.plumbline.processors.query.state.StateReader;
import dev.plumbline.processors.rollups.Aggregate;
import dev.plumbline.processors.rollups.Dimension;
import dev.plumbline.processors.rollups.Grouping;
import dev.plumbline.processors.rollups.SeriesKey;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the windows of one request from state and merges them into rows. For one thread. */
final class Scan {
    private final SeriesRequest request;
    private final int maxCells;
    private final Map<List<String>, ScannedRow> rows = new LinkedHashMap<>();
    private int cells;

    /**
     * Prepares one scan.
     *
     * @param request what to read
     * @param maxCells the most (row, window) pairs that are held at once
     */
    Scan(SeriesRequest request, int maxCells) {
        this.request = request;
        this.maxCells = maxCells;
    }

    /**
     * Reads all segments of the range.
     *
     * @throws InvalidRequestException when there are more rows and windows than an answer may hold
     */
    Completeness run(StateReader state, Grouping grouping) {
        Completeness completeness = null;
        for (Segment segment : Segment.of(request.range())) {
            RollupQuery query =
                    new RollupQuery(grouping, request.filters(), segment.resolution(), segment.from(), segment.to());
            Completeness part = state.rollups(query, this::add);
            completeness = completeness == null ? part : completeness.and(part);
        }
        if (completeness == null) {
            throw new IllegalStateException("a valid range has at least one window");
        }
        return completeness;
    }

    private void add(SeriesKey series, Instant start, Aggregate aggregate) {
        List<String> key = request.groupBy().stream().map(d -> value(series, d)).toList();
        ScannedRow row = rows.computeIfAbsent(key, k -> new ScannedRow());
        Step step = request.range().step();
        if (step.isTotal()) {
            row.add(aggregate);
        } else if (row.add(step.floor(start), aggregate) && ++cells > maxCells) {
            throw new InvalidRequestException(List.of(new Violation(
                    "step", "the answer would hold more than " + maxCells + " windows; take a longer step or filter")));
        }
    }

    private static String value(SeriesKey series, Dimension dimension) {
        return series.value(dimension).orElse("");
    }

    /** Rows by the values of the dimensions of the request. */
    Map<List<String>, ScannedRow> rows() {
        return rows;
    }
}
