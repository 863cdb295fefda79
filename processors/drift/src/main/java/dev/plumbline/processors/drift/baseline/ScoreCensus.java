package dev.plumbline.processors.drift.baseline;

import dev.plumbline.processors.drift.scores.ScoreBatch;
import dev.plumbline.processors.drift.scores.ScoreScale;
import dev.plumbline.processors.drift.state.StateReader;
import dev.plumbline.processors.drift.state.StateWriter;

/**
 * What kind of values a series has: how many different ones, counted to three, and how many outside the scale.
 *
 * <p>Not thread-safe.
 */
public final class ScoreCensus {
    private static final int MANY = 3;

    private int distinct;
    private long first;
    private long second;
    private long clipped;
    private long seen;
    private long invalid;

    /** Looks at a batch. */
    public void add(ScoreBatch batch, ScoreScale scale) {
        seen = Math.addExact(seen, batch.count());
        invalid = Math.addExact(invalid, batch.invalid());
        for (int bin = 0; bin < batch.bins(); bin++) {
            long value = batch.value(bin);
            if (!scale.contains(value)) {
                clipped = Math.addExact(clipped, batch.count(bin));
            }
            see(scale.aboveLow(value));
        }
    }

    private void see(long value) {
        if (distinct == 0) {
            first = value;
            distinct = 1;
        } else if (distinct == 1 && value != first) {
            second = value;
            distinct = 2;
        } else if (distinct == 2 && value != first && value != second) {
            distinct = MANY;
        }
    }

    /** Different values seen, where 3 stands for three or more. */
    public int distinct() {
        return distinct;
    }

    /**
     * The variance that scores with such a mean must have if they only take the two values seen, in squared millionths;
     * 0 for series of another kind.
     *
     * @param meanAboveLow mean in millionths above the low end of the scale
     */
    public double varianceAt(double meanAboveLow) {
        return distinct == 2 ? Math.max(0, (meanAboveLow - first) * (second - meanAboveLow)) : 0;
    }

    /** Scores that lay outside the scale and were taken at its nearer end. */
    public long clipped() {
        return clipped;
    }

    /** True if at least half of the scores lay outside the scale: it is not the scale of these scores. */
    public boolean offScale() {
        return clipped > 0 && clipped >= seen - clipped;
    }

    /** Numbers that were no scores. */
    public long invalid() {
        return invalid;
    }

    /** Appends the census. */
    public void writeTo(StateWriter out) {
        out.integer(distinct)
                .integer(first)
                .integer(second)
                .integer(clipped)
                .integer(seen)
                .integer(invalid);
    }

    /** Takes over what {@link #writeTo} wrote. */
    public void readFrom(StateReader in) {
        distinct = in.index(MANY);
        first = in.integer();
        second = in.integer();
        clipped = in.integer();
        seen = in.integer();
        invalid = in.integer();
    }
}
