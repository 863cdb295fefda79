package dev.plumbline.processors.query.answers;

import dev.plumbline.processors.rollups.Aggregate;
import java.util.List;
import java.util.Map;

/**
 * The totals of rows over a range.
 *
 * @param meta what the answer says about itself
 * @param totals totals by the values of the dimensions of the request; not to be changed
 */
public record RowTotals(Meta meta, Map<List<String>, Aggregate> totals) {
    /** Copies the map. */
    public RowTotals {
        totals = Map.copyOf(totals);
    }
}
