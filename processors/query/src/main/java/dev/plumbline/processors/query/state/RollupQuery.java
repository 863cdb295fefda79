package dev.plumbline.processors.query.state;

import dev.plumbline.processors.rollups.Dimension;
import dev.plumbline.processors.rollups.Grouping;
import dev.plumbline.processors.rollups.Resolution;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * Which windows to visit: all series of one grouping that pass the filters, all windows of one resolution that start in
 * {@code [from, to)}.
 *
 * @param grouping one of {@link StateReader#groupings()}
 * @param filters for each named dimension the values that pass; a dimension that is not named is not filtered
 * @param resolution length of the windows
 * @param from first window start, inclusive, aligned to the resolution
 * @param to end, exclusive, aligned to the resolution
 */
public record RollupQuery(
        Grouping grouping, Map<Dimension, Set<String>> filters, Resolution resolution, Instant from, Instant to) {

    /** Copies the filters. */
    public RollupQuery {
        filters = Map.copyOf(filters);
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("to " + to + " is before from " + from);
        }
    }
}
