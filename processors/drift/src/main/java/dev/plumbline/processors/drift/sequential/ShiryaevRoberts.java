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
 * random variables by betting" (arXiv 2010.09686). Capitals are rounded to single precision each minute, 4 bytes a bettor,
 * and stop at 10<sup>30</sup>. Not thread-safe.
 */
public final class ShiryaevRoberts {
    private static final float MOST = 1e30f;
    private static final double LARGEST_PRODUCT = 1e100;
    private static final int MOST_FACTORS = 8;

    private final Bets bets;
    private final double start;
    private final float[] capitals;
    private double[] losses = new double[8];
    private double logTotal = Double.NEGATIVE_INFINITY;

    /** No capital yet. */
    public ShiryaevRoberts(Bets bets) {
        this.bets = bets;
        this.start = 1.0 / bets.bettors();
        this.capitals = new float[bets.bettors()];
    }

    /** Forgets all evidence. */
    public void reset() {
        Arrays.fill(capitals, 0);
        logTotal = Double.NEGATIVE_INFINITY;
    }

    /** Starts with so much capital: how likely a change is beforehand, on the scale of the threshold. */
    public void endow(double total) {
        Arrays.fill(capitals, (float) (total / capitals.length));
        logTotal = logOfTotal();
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
        losses = batch.bins() <= losses.length ? losses : new double[batch.bins()];
        for (int bin = 0; bin < batch.bins(); bin++) {
            double y = (nullMean - side.orient(scale.position(batch.value(bin)))) / (1 - nullMean);
            losses[bin] = Math.max(-1, y);
        }
        double overflow = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < capitals.length; j++) {
            double logGain = 0;
            double product = 1;
            double fraction = bets.fraction(j, nullMean, sd);
            for (int bin = 0; bin < batch.bins(); bin++) {
                double factor = 1 + fraction * losses[bin];
                if (batch.count(bin) <= MOST_FACTORS) {
                    for (long left = batch.count(bin); left > 0; left--) {
                        product *= factor;
                    }
                } else {
                    logGain += batch.count(bin) * StrictMath.log(factor);
                }
                if (product > LARGEST_PRODUCT || product < 1 / LARGEST_PRODUCT) {
                    logGain += StrictMath.log(product);
                    product = 1;
                }
            }
            overflow = Math.max(overflow, settle(j, logGain, product, dispersion));
        }
        logTotal = Math.max(overflow, logOfTotal());
    }

    /** Books a gain; its logarithm, where the capital is too large to be kept. */
    private double settle(int bettor, double logGain, double product, double dispersion) {
        double before = capitals[bettor] + start;
        double log = Double.NEGATIVE_INFINITY;
        double after = before * product;
        if (dispersion != 1 || logGain != 0) {
            log = StrictMath.log(before) + (logGain + StrictMath.log(product)) / dispersion;
            after = StrictMath.exp(log);
        }
        capitals[bettor] = (float) Math.min(MOST, after);
        return after > MOST ? Math.max(log, StrictMath.log(MOST)) : Double.NEGATIVE_INFINITY;
    }

    private double logOfTotal() {
        double total = 0;
        for (float capital : capitals) {
            total += capital;
        }
        return StrictMath.log(total);
    }

    /** Natural logarithm of the total capital; negative infinity before the first minute. */
    public double logTotal() {
        return logTotal;
    }

    /** Lets no bettor hold more than {@code exp(logMost)}, so that a long good run is not remembered for ever. */
    public void limit(double logMost) {
        float most = (float) StrictMath.exp(logMost);
        for (int j = 0; j < capitals.length; j++) {
            capitals[j] = Math.min(capitals[j], most);
        }
        logTotal = logOfTotal();
    }

    /** Appends the capitals. */
    public void writeTo(StateWriter out) {
        for (float capital : capitals) {
            out.single(capital);
        }
    }

    /** Takes the capitals over from what {@link #writeTo} wrote. */
    public void readFrom(StateReader in) {
        for (int j = 0; j < capitals.length; j++) {
            capitals[j] = in.single();
        }
        logTotal = logOfTotal();
    }
}
