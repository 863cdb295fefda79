package dev.plumbline.processors.query.requests;

import dev.plumbline.processors.rollups.Dimension;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A valid request for series.
 *
 * @param groupBy dimensions that make the rows, in the order of the request; empty for one row over everything
 * @param filters for each named dimension the values that pass
 * @param range from, to and step
 * @param measures what to say about each window
 * @param quantiles quantiles in [0, 1], ascending
 * @param scores which scores to show
 * @param limit the most rows; the rest is merged into one
 */
public record SeriesRequest(
        List<Dimension> groupBy,
        Map<Dimension, Set<String>> filters,
        TimeRange range,
        Set<Measure> measures,
        List<Double> quantiles,
        ScoreFilter scores,
        int limit) {

    /** Copies the collections. */
    public SeriesRequest {
        groupBy = List.copyOf(groupBy);
        filters = Map.copyOf(filters);
        measures = Set.copyOf(measures);
        quantiles = List.copyOf(quantiles);
    }
}
