package dev.plumbline.processors.drift.sequential;

import dev.plumbline.processors.drift.scores.Direction;
import dev.plumbline.processors.drift.scores.ScoreBatch;
import dev.plumbline.processors.drift.scores.ScoreScale;
import dev.plumbline.processors.drift.state.StateReader;
import dev.plumbline.processors.drift.state.StateWriter;
import java.util.Arrays;

/**
 * Evidence that the mean of a bounded score lies below a stated mean, for a change that may begin at any minute.
 *
 * <p>A few bettors (n of them) each hold a capital {@code M_j}. Each minute every bettor receives 1/n (a possible
 * beginning), then bets a fixed fraction of its capital on every score being low:
 * {@code M_j <- (M_j + 1/n) * prod(1 + lambda_j * y)}. While the
 * mean is not below the null mean, the bets are unfavourable and the expected total after t minutes is at most t; so a
 * total of A is reached, on average, not before A minutes. The bettors differ in the change they are best at, see {@link Bets}.
 *
 * <p>Shin, Ramdas and Rinaldo, "E-detectors" (NEJSDS); bets of Waudby-Smith and Ramdas, "Estimating means of bounded
 * random variables by betting" (arXiv 2010.09686). Capitals are kept as logarithms, so they neither overflow nor vanish.
 * 8 bytes a bettor. Not thread-safe.
 */
public final class ShiryaevRoberts {
    private final Bets bets;
    private final double logStart;
    private final double[] logs;

    /** No capital yet. */
    public ShiryaevRoberts(Bets bets) {
        this.bets = bets;
        this.logStart = -StrictMath.log(bets.bettors());
        this.logs = new double[bets.bettors()];
        reset();
    }

    /** Forgets all evidence. */
    public void reset() {
        Arrays.fill(logs, Double.NEGATIVE_INFINITY);
    }

    /**
     * Bets on one minute of scores.
     *
     * @param batch the scores, possibly none
     * @param scale where they live
     * @param side the side of the drop; {@code RISE} mirrors the scores first
     * @param nullMean the oriented mean in [0, 1) that is held against; at 0 or less nothing can lie below it and the
     *     minute is passed over
     * @param sd the oriented standard deviation, above 0; it steers how fast a drop is found, never how often an alarm is
     *     false
     * @param dispersion the variance of block sums over that of independent scores, at least 1; the minute counts with
     *     the power 1/dispersion
     */
    public void update(
            ScoreBatch batch, ScoreScale scale, Direction side, double nullMean, double sd, double dispersion) {
        if (batch.count() == 0 || nullMean <= 0) {
            return;
        }
        for (int j = 0; j < logs.length; j++) {
            double fraction = bets.fraction(j, nullMean, sd);
            double gain = 0;
            for (int bin = 0; bin < batch.bins(); bin++) {
                double y = (nullMean - side.orient(scale.position(batch.value(bin)))) / (1 - nullMean);
                gain += batch.count(bin) * StrictMath.log1p(fraction * Math.max(-1, y));
            }
            logs[j] = gain / dispersion + logSum(logs[j], logStart);
        }
    }

    /** Natural logarithm of the total capital; negative infinity before the first minute. */
    public double logTotal() {
        double total = Double.NEGATIVE_INFINITY;
        for (double log : logs) {
            total = logSum(total, log);
        }
        return total;
    }

    /** Lets no bettor hold more than {@code exp(logMost)}, so that a long good run is not remembered for ever. */
    public void limit(double logMost) {
        for (int j = 0; j < logs.length; j++) {
            logs[j] = Math.min(logs[j], logMost);
        }
    }

    /** Appends the capitals. */
    public void writeTo(StateWriter out) {
        for (double log : logs) {
            out.real(log);
        }
    }

    /** Takes the capitals over from what {@link #writeTo} wrote. */
    public void readFrom(StateReader in) {
        for (int j = 0; j < logs.length; j++) {
            logs[j] = in.real();
        }
    }

    private static double logSum(double a, double b) {
        double larger = Math.max(a, b);
        if (larger == Double.NEGATIVE_INFINITY) {
            return larger;
        }
        return larger + StrictMath.log1p(StrictMath.exp(Math.min(a, b) - larger));
    }
}
