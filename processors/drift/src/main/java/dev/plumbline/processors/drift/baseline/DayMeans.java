package dev.plumbline.processors.drift.baseline;

import dev.plumbline.processors.drift.state.StateReader;
import dev.plumbline.processors.drift.state.StateWriter;

/**
 * The spread between the means of days, beyond what sampling explains.
 *
 * <p>With N scores in D days, {@code sum n_d (mean_d - mean)^2} has the expectation
 * {@code N tau^2 (1 - 1/D) + (D - 1) variance}; that is solved for tau. Not thread-safe.
 */
final class DayMeans {
    private long days;
    private double squares;
    private long openDay = Long.MIN_VALUE;
    private long openCount;
    private long openSum;

    void add(long day, long count, long sum) {
        if (day != openDay) {
            close();
            openDay = day;
        }
        openCount += count;
        openSum = Math.addExact(openSum, sum);
    }

    void close() {
        if (openCount > 0) {
            days++;
            squares += (double) openSum * openSum / openCount;
        }
        openCount = 0;
        openSum = 0;
    }

    /** Standard deviation of the daily means in millionths; 0 for fewer than two days. */
    double sd(ScoreTally tally) {
        if (days < 2) {
            return 0;
        }
        double n = tally.count();
        double between = squares - n * tally.mean() * tally.mean() - (days - 1) * tally.variance();
        return StrictMath.sqrt(Math.max(0, between / (n * (1 - 1.0 / days))));
    }

    void writeTo(StateWriter out) {
        out.integer(days).real(squares).integer(openDay).integer(openCount).integer(openSum);
    }

    void readFrom(StateReader in) {
        days = in.integer();
        squares = in.real();
        openDay = in.integer();
        openCount = in.integer();
        openSum = in.integer();
    }
}
