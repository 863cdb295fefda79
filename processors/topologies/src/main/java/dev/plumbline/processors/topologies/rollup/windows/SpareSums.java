package dev.plumbline.processors.topologies.rollup.windows;

import dev.plumbline.processors.rollups.Aggregate;
import dev.plumbline.processors.rollups.CellTotals;
import dev.plumbline.processors.rollups.Resolution;
import java.util.Arrays;

/** Room for one sum of each length of window, which every series uses in turn. Not thread-safe. */
final class SpareSums {
    private final CellTotals[] sums = new CellTotals[Resolution.values().length];

    SpareSums() {
        Arrays.setAll(sums, resolution -> new CellTotals());
    }

    /** An empty sum for a window of that length, valid until the next one of the same length. */
    Aggregate empty(Resolution resolution) {
        CellTotals sum = sums[resolution.ordinal()];
        sum.clear();
        return sum.aggregate();
    }
}
