package dev.plumbline.processors.query.answers;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.plumbline.processors.query.requests.Measure;
import dev.plumbline.processors.query.requests.SeriesRequest;
import dev.plumbline.processors.rollups.Aggregate;
import dev.plumbline.processors.rollups.ScoreKey;
import dev.plumbline.schemas.records.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known about the calls of a row or a window. Null for what was not asked for.
 *
 * @param calls calls counted
 * @param outcomes calls by outcome, without zeros; they add up to the calls
 * @param tokens tokens by disjoint bucket, without zeros
 * @param cost exact cost
 * @param duration quantiles of the duration
 * @param firstToken quantiles of the time to first token
 * @param scores scores by name and source
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Totals(
        long calls,
        @Nullable Map<String, Long> outcomes,
        @Nullable Map<String, Long> tokens,
        @Nullable Money cost,
        @Nullable Quantiles duration,
        @Nullable Quantiles firstToken,
        @Nullable List<ScoreSummary> scores) {
    private static final List<String> BUCKETS = List.of(
            "input",
            "cache_read",
            "cache_write_5m",
            "cache_write_1h",
            "output",
            "reasoning",
            "audio_input",
            "audio_output");

    static Totals of(Aggregate aggregate, SeriesRequest request) {
        return new Totals(
                aggregate.calls(),
                asked(request, Measure.CALLS) ? outcomes(aggregate) : null,
                asked(request, Measure.TOKENS) ? tokens(aggregate) : null,
                asked(request, Measure.COST) ? Money.of(aggregate) : null,
                asked(request, Measure.DURATION) ? Quantiles.of(aggregate.latency(), request.quantiles()) : null,
                asked(request, Measure.FIRST_TOKEN) ? Quantiles.of(aggregate.firstToken(), request.quantiles()) : null,
                asked(request, Measure.SCORES) ? scores(aggregate, request) : null);
    }

    private static boolean asked(SeriesRequest request, Measure measure) {
        return request.measures().contains(measure);
    }

    private static Map<String, Long> outcomes(Aggregate aggregate) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (Outcome outcome : Outcome.values()) {
            put(counts, outcome.name().toLowerCase(Locale.ROOT), aggregate.outcome(outcome.ordinal()));
        }
        return counts;
    }

    private static Map<String, Long> tokens(Aggregate aggregate) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (int bucket = 0; bucket < BUCKETS.size(); bucket++) {
            put(counts, BUCKETS.get(bucket), aggregate.tokens(bucket));
        }
        return counts;
    }

    private static void put(Map<String, Long> counts, String name, long count) {
        if (count != 0) {
            counts.put(name, count);
        }
    }

    private static List<ScoreSummary> scores(Aggregate aggregate, SeriesRequest request) {
        boolean withHistogram = asked(request, Measure.HISTOGRAM);
        return aggregate.scores().entrySet().stream()
                .filter(entry -> shown(entry.getKey(), request))
                .map(entry -> ScoreSummary.of(entry.getKey(), entry.getValue(), request.quantiles(), withHistogram))
                .toList();
    }

    private static boolean shown(ScoreKey key, SeriesRequest request) {
        return request.scores().accepts(key);
    }
}
