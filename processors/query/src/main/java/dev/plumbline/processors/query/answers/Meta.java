package dev.plumbline.processors.query.answers;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.plumbline.processors.query.requests.TimeRange;
import dev.plumbline.processors.query.state.Completeness;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every answer says about itself. Fields that have no meaning for an answer are absent.
 *
 * @param asOf wall-clock time at which the state was read
 * @param watermark event time up to which calls were counted; absent before any call
 * @param complete true when every partition answered
 * @param partitions how many answered of how many
 * @param lagSeconds how far counting is behind arrival
 * @param step length of the windows, as in a request
 * @param from start of the range after alignment, inclusive
 * @param to end of the range after alignment, exclusive
 * @param keptFrom since when windows are kept, when the range began earlier and {@code from} was moved up for it
 * @param openFrom start of the first window that may still grow: calls up to the grace behind the watermark are counted
 * @param grouping dimensions of the stored series that served the answer
 * @param rows rows before the limit
 * @param unpricedCalls calls in the range without a known price
 * @param quantileErr bound on the relative error of every quantile
 * @param truncated true when rows beyond the limit were merged into {@code other}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Meta(
        Instant asOf,
        @Nullable Instant watermark,
        boolean complete,
        Partitions partitions,
        double lagSeconds,
        @Nullable String step,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Instant keptFrom,
        @Nullable Instant openFrom,
        @Nullable List<String> grouping,
        @Nullable Integer rows,
        @Nullable Long unpricedCalls,
        @Nullable Double quantileErr,
        boolean truncated) {
    /** Bound on the relative error of a quantile: half a bin of 64 an octave. */
    public static final double QUANTILE_ERROR = 0.0079;

    /**
     * Partitions that hold the state.
     *
     * @param answered how many answered
     * @param total how many there are
     */
    public record Partitions(int answered, int total) {}

    /** Of an answer that has no windows. */
    public static Meta of(Completeness completeness) {
        return new Meta(
                completeness.asOf(),
                completeness.watermark(),
                completeness.complete(),
                new Partitions(completeness.answered(), completeness.total()),
                completeness.lag().toMillis() / 1_000.0,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                false);
    }

    /** The same for an answer over series. */
    Meta over(TimeRange range, Duration grace, List<String> servedBy, int allRows, long unpriced, boolean capped) {
        return new Meta(
                asOf,
                watermark,
                complete,
                partitions,
                lagSeconds,
                range.step().toString(),
                range.from(),
                range.to(),
                range.keptFrom(),
                openFrom(range, grace),
                servedBy,
                allRows,
                unpriced,
                QUANTILE_ERROR,
                capped);
    }

    /** The same for a list that is cut at a limit. */
    public Meta limited(int allRows, int limit) {
        return new Meta(
                asOf,
                watermark,
                complete,
                partitions,
                lagSeconds,
                null,
                null,
                null,
                null,
                null,
                null,
                allRows,
                null,
                null,
                allRows > limit);
    }

    private @Nullable Instant openFrom(TimeRange range, Duration grace) {
        if (range.step().isTotal()) {
            return null;
        }
        return watermark == null ? range.from() : range.step().floor(watermark.minus(grace));
    }
}
