package dev.plumbline.ingest.replay.totals;

/**
 * Scores added up.
 *
 * @param count number of scores
 * @param sumMillionths their sum in millionths, each score rounded once
 */
public record ScoreSum(long count, long sumMillionths) {
    static ScoreSum of(double value) {
        return new ScoreSum(1, (long) Math.rint(value * 1e6));
    }

    ScoreSum plus(ScoreSum other) {
        return new ScoreSum(count + other.count, Math.addExact(sumMillionths, other.sumMillionths));
    }

    /** The mean score. */
    public double mean() {
        return sumMillionths / 1e6 / count;
    }
}
