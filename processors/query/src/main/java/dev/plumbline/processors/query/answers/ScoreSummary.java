package dev.plumbline.processors.query.answers;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.plumbline.processors.rollups.ScoreKey;
import dev.plumbline.processors.sketches.ScoreDistribution;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Scores of one name from one source; scores of different sources are never mixed.
 *
 * @param name what was judged
 * @param source who judged: {@code heuristic}, {@code judge}, {@code human} or {@code unknown}
 * @param count scores
 * @param mean mean score, six decimals, rounded half to even
 * @param sumMicros exact sum in millionths, as text
 * @param min smallest score, exact
 * @param max largest score, exact
 * @param quantiles the quantiles that were asked for, ascending
 * @param histogram non-empty bins, ascending; null when not asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ScoreSummary(
        String name,
        String source,
        long count,
        BigDecimal mean,
        String sumMicros,
        BigDecimal min,
        BigDecimal max,
        List<ScoreQuantile> quantiles,
        @Nullable List<Bin> histogram) {
    private static final int DECIMALS = 6;

    /**
     * One quantile of a score.
     *
     * @param q in [0, 1]
     * @param score the value, six decimals
     */
    public record ScoreQuantile(double q, BigDecimal score) {}

    /**
     * Scores from {@code low} to {@code high}, both included.
     *
     * @param low smallest score of the bin
     * @param high largest score of the bin
     * @param count scores in it
     */
    public record Bin(BigDecimal low, BigDecimal high, long count) {}

    static ScoreSummary of(ScoreKey key, ScoreDistribution scores, List<Double> qs, boolean withHistogram) {
        return new ScoreSummary(
                key.name(),
                key.source().name().toLowerCase(Locale.ROOT),
                scores.count(),
                mean(scores),
                Long.toString(scores.sumMicros()),
                score(scores.min()),
                score(scores.max()),
                qs.stream()
                        .map(q -> new ScoreQuantile(q, score(scores.quantile(q))))
                        .toList(),
                withHistogram ? bins(scores) : null);
    }

    private static BigDecimal mean(ScoreDistribution scores) {
        return score(scores.sumMicros()).divide(BigDecimal.valueOf(scores.count()), DECIMALS, RoundingMode.HALF_EVEN);
    }

    private static BigDecimal score(long micros) {
        return BigDecimal.valueOf(micros, DECIMALS);
    }

    private static List<Bin> bins(ScoreDistribution scores) {
        List<Bin> bins = new ArrayList<>();
        scores.histogram().forEachBin((low, high, middle, count) -> bins.add(new Bin(score(low), score(high), count)));
        return bins;
    }
}
