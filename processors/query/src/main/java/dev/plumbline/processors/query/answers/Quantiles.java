package dev.plumbline.processors.query.answers;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.plumbline.processors.sketches.QuantileSketch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Quantiles of a duration.
 *
 * @param count durations behind the quantiles
 * @param minMicros the smallest, exact; null when there is none
 * @param maxMicros the largest, exact; null when there is none
 * @param quantiles the quantiles that were asked for, ascending; empty when there is no value
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Quantiles(
        long count, @Nullable Long minMicros, @Nullable Long maxMicros, List<Quantile> quantiles) {

    /**
     * One quantile.
     *
     * @param q in [0, 1]
     * @param micros the value in microseconds, within 0.79 %
     */
    public record Quantile(double q, long micros) {}

    static Quantiles of(QuantileSketch sketch, List<Double> qs) {
        if (sketch.isEmpty()) {
            return new Quantiles(0, null, null, List.of());
        }
        List<Quantile> quantiles =
                qs.stream().map(q -> new Quantile(q, sketch.quantile(q))).toList();
        return new Quantiles(sketch.count(), sketch.min(), sketch.max(), quantiles);
    }
}
