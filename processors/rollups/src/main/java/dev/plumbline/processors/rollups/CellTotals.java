package dev.plumbline.processors.rollups;

import dev.plumbline.processors.sketches.QuantileSketch;
import java.util.Arrays;

/**
 * The totals of one series and minute, then of the next, in the same memory: {@link CallRows#sum} for each of its calls, {@link
 * #aggregate} and {@link #clear}. Small enough to stay in the processor's first cache; when warm, nothing is allocated. Not
 * thread-safe.
 */
public final class CellTotals {
    private final QuantileSketch latency = QuantileSketch.reusable();
    private final QuantileSketch firstToken = QuantileSketch.reusable();
    private final ScoreTable scores = ScoreTable.reusable();
    private final Aggregate totals = new Aggregate(latency, firstToken, scores);

    void plus(int place, long amount) {
        totals.sums[place] = Math.addExact(totals.sums[place], amount);
    }

    /** Adds the square of a cost, or takes it out again. */
    void plusSquare(long costNanos, boolean takenBack) {
        totals.squaredCosts.add(costNanos, takenBack);
    }

    void addLatency(long micros) {
        totals.latency = latency;
        latency.record(micros);
    }

    void addFirstToken(long micros) {
        totals.firstToken = firstToken;
        firstToken.record(micros);
    }

    void pricedWith(long version) {
        totals.priceVersion = Math.max(totals.priceVersion, version);
    }

    void addScore(ScoreKey key, long micros) {
        totals.scores = scores;
        scores.at(key).record(micros);
    }

    /** The totals since the last {@link #clear}; to be read, or added to, before the next. */
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
