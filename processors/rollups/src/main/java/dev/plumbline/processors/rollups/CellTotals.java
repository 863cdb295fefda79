package dev.plumbline.processors.rollups;

import dev.plumbline.processors.sketches.QuantileSketch;
import java.util.Arrays;

/**
 * Room for the totals of one series and minute, then of the next: add to {@link #aggregate}, read it, {@link #clear}. Small
 * enough to stay in the processor's first cache; when warm, nothing is allocated. Not thread-safe.
 */
public final class CellTotals {
    private final QuantileSketch latency = QuantileSketch.reusable();
    private final QuantileSketch firstToken = QuantileSketch.reusable();
    private final ScoreTable scores = ScoreTable.reusable();
    private final Aggregate totals = new Aggregate(latency, firstToken, scores);

    /** The totals since the last {@link #clear}, valid until the next. */
    public Aggregate aggregate() {
        return totals;
    }

    /** Starts again from zero. */
    public void clear() {
        Arrays.fill(totals.sums, 0);
        totals.squaredCosts.clear();
        totals.priceVersion = 0;
        if (totals.latency != null) {
            latency.clear();
            totals.latency = null;
        }
        if (totals.firstToken != null) {
            firstToken.clear();
            totals.firstToken = null;
        }
        if (totals.scores != null) {
            scores.clear();
            totals.scores = null;
        }
    }
}
