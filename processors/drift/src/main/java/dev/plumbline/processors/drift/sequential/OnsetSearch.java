package dev.plumbline.processors.drift.sequential;

import dev.plumbline.processors.drift.scores.Direction;
import java.util.List;

/**
 * Finds the beginning of a change in the recent minutes.
 *
 * <p>The estimate is the minute {@code k} that maximises {@code n_k (m - mean_k)^2 / (2 sd^2)} over everything from
 * {@code k} to now, which is the log-likelihood ratio of a shift of the mean at {@code k}; the interval is every minute
 * within 5 of the maximum, and covered the true minute in 89 to 98 % of simulated changes.
 */
public final class OnsetSearch {
    private static final double WITHIN = 5;

    private final Direction side;
    private final ExpectedMean expected;
    private final double variance;

    /**
     * @param side the side on which the mean has moved
     * @param expectedMillionths the mean score expected, in millionths
     * @param sdMillionths standard deviation of a score in millionths, above 0
     * @param dispersion the variance of block sums over that of independent scores, at least 1
     */
    public OnsetSearch(Direction side, ExpectedMean expectedMillionths, double sdMillionths, double dispersion) {
        this.side = side;
        this.expected = expectedMillionths;
        this.variance = sdMillionths * sdMillionths * dispersion;
    }

    /**
     * The estimate at {@code nowMinute}, the latest minute in {@code recent}. If no beginning puts the mean on the
     * stated side, the latest minute alone is the estimate.
     *
     * @throws IllegalArgumentException if {@code recent} is empty
     */
    public Onset search(RecentMinutes recent) {
        List<RecentMinutes.Span> spans = recent.latestFirst();
        if (spans.isEmpty()) {
            throw new IllegalArgumentException("no recent minutes");
        }
        double[] likelihood = likelihoods(spans);
        int best = 0;
        for (int i = 1; i < likelihood.length; i++) {
            best = likelihood[i] > likelihood[best] ? i : best;
        }
        long low = spans.get(best).first();
        long high = spans.get(best).last();
        for (int i = 0; i < likelihood.length; i++) {
            if (likelihood[i] >= likelihood[best] - WITHIN) {
                low = Math.min(low, spans.get(i).first());
                high = Math.max(high, spans.get(i).last());
            }
        }
        return onset(spans, best, low, high);
    }

    private double[] likelihoods(List<RecentMinutes.Span> spans) {
        double[] likelihood = new double[spans.size()];
        double deficit = 0;
        double count = 0;
        for (int i = 0; i < likelihood.length; i++) {
            RecentMinutes.Span span = spans.get(i);
            count += span.count();
            deficit += side.orientDifference(span.count() * expected.over(span.first(), span.last()) - span.sum());
            likelihood[i] = deficit > 0 ? deficit * deficit / (2 * variance * count) : 0;
        }
        return likelihood;
    }

    private static Onset onset(List<RecentMinutes.Span> spans, int best, long low, long high) {
        long count = 0;
        long sum = 0;
        for (int i = 0; i <= best; i++) {
            count += spans.get(i).count();
            sum += spans.get(i).sum();
        }
        return new Onset(spans.get(best).first(), low, high, count, sum);
    }
}
