package dev.plumbline.processors.topologies.rollup.windows;

import dev.plumbline.processors.rollups.Aggregate;
import dev.plumbline.processors.rollups.CellTotals;
import java.util.ArrayList;
import java.util.List;

/** The few sums that one series needs at a time, in memory that the next uses again. Not thread-safe. */
final class SpareSums {
    private static final int MOST_KEPT = 8;

    private final List<CellTotals> cells = new ArrayList<>(MOST_KEPT);
    private int taken;

    /** An empty sum, valid until {@link #giveBack}. */
    Aggregate take() {
        if (taken == MOST_KEPT) {
            return new Aggregate();
        }
        if (taken == cells.size()) {
            cells.add(new CellTotals());
        }
        return cells.get(taken++).aggregate();
    }

    /** No sum is used any more. */
    void giveBack() {
        cells.subList(0, taken).forEach(CellTotals::clear);
        taken = 0;
    }
}
