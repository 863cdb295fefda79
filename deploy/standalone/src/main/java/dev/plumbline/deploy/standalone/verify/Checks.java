package dev.plumbline.deploy.standalone.verify;

import dev.plumbline.schemas.limits.RecordLimits;
import dev.plumbline.schemas.records.CallScore;
import dev.plumbline.schemas.records.InlineScore;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.ScoreScope;
import dev.plumbline.schemas.records.Usage;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which reason a record is refused for, as the ledger names it; null for none. The first that applies, in the order in which
 * {@link RecordLimits} and the record's own documentation name the fields.
 */
final class Checks {
    private static final String MISSING = "missing_field";
    private static final String OUT_OF_RANGE = "out_of_range";
    private static final long MAX_AHEAD_MICROS = 3_600_000_000L;

    private Checks() {}

    static @Nullable String of(LlmCall call) {
        if (isMissing(call.getCallId())) {
            return MISSING;
        }
        if (call.getCallId().length() > RecordLimits.MAX_ID) {
            return OUT_OF_RANGE;
        }
        for (String required : List.of(call.getTenant(), call.getFeature())) {
            String reason = named(required);
            if (reason != null) {
                return reason;
            }
        }
        if (areTooLong(
                call.getApp(),
                call.getEnvironment(),
                call.getRelease(),
                call.getProvider(),
                call.getRequestedModel(),
                call.getServedModel(),
                call.getPromptName(),
                call.getPromptVersion(),
                call.getVariant())) {
            return OUT_OF_RANGE;
        }
        String reason = tokens(call.getUsage());
        reason = reason != null ? reason : duration(call.getDurationMicros());
        reason = reason != null ? reason : duration(call.getTimeToFirstTokenMicros());
        return reason != null ? reason : rest(call);
    }

    private static @Nullable String rest(LlmCall call) {
        Long reported = call.getReportedCostNanos();
        if (call.getRetries() < 0
                || call.getRetries() > RecordLimits.MAX_RETRIES
                || (reported != null && (reported < 0 || reported > RecordLimits.MAX_REPORTED_COST_NANOS))
                || call.getScores().size() > RecordLimits.MAX_SCORES) {
            return OUT_OF_RANGE;
        }
        for (InlineScore score : call.getScores()) {
            String reason = named(score.getName());
            reason = reason != null ? reason : value(score.getValue());
            if (reason != null) {
                return reason;
            }
        }
        return null;
    }

    static @Nullable String of(CallScore score) {
        if (isMissing(score.getCallId()) || isMissing(score.getTenant())) {
            return MISSING;
        }
        if (score.getCallId().length() > RecordLimits.MAX_ID || areTooLong(score.getTenant())) {
            return OUT_OF_RANGE;
        }
        if (isMissing(score.getScoreId())) {
            return MISSING;
        }
        if (score.getScoreId().length() > RecordLimits.MAX_ID) {
            return OUT_OF_RANGE;
        }
        String reason = named(score.getName());
        reason = reason != null ? reason : scope(score.getScope());
        return reason != null ? reason : value(score.getValue());
    }

    private static @Nullable String scope(@Nullable ScoreScope scope) {
        if (scope == null) {
            return null;
        }
        String reason = named(scope.getFeature());
        boolean tooLong = areTooLong(
                scope.getApp(),
                scope.getEnvironment(),
                scope.getRelease(),
                scope.getProvider(),
                scope.getRequestedModel(),
                scope.getServedModel(),
                scope.getPromptName(),
                scope.getPromptVersion(),
                scope.getVariant());
        return reason == null && tooLong ? OUT_OF_RANGE : reason;
    }

    /** What is wrong with the time at which a record says that it happened, given when it arrived. */
    static @Nullable String time(long eventMicros, long appendMicros, CountingRules rules) {
        if (eventMicros > appendMicros + MAX_AHEAD_MICROS) {
            return "future";
        }
        return eventMicros < appendMicros - rules.acceptedAgeMicros() ? "late" : null;
    }

    private static @Nullable String tokens(Usage usage) {
        long[] buckets = {
            usage.getInput(), usage.getCacheRead(), usage.getCacheWrite5m(), usage.getCacheWrite1h(),
            usage.getOutput(), usage.getReasoning(), usage.getAudioInput(), usage.getAudioOutput()
        };
        for (long tokens : buckets) {
            if (tokens < 0) {
                return "negative_tokens";
            }
            if (tokens > RecordLimits.MAX_TOKENS) {
                return OUT_OF_RANGE;
            }
        }
        return null;
    }

    private static @Nullable String duration(@Nullable Long micros) {
        if (micros == null) {
            return null;
        }
        if (micros < 0) {
            return "negative_duration";
        }
        return micros > RecordLimits.MAX_DURATION_MICROS ? OUT_OF_RANGE : null;
    }

    private static @Nullable String value(double score) {
        if (Double.isNaN(score) || Double.isInfinite(score)) {
            return "score_not_finite";
        }
        return Math.abs(score) > RecordLimits.MAX_SCORE ? OUT_OF_RANGE : null;
    }

    private static @Nullable String named(String name) {
        if (isMissing(name)) {
            return MISSING;
        }
        return areTooLong(name) ? OUT_OF_RANGE : null;
    }

    private static boolean isMissing(String text) {
        return text.isEmpty();
    }

    private static boolean areTooLong(String... names) {
        return Stream.of(names).anyMatch(name -> name.length() > RecordLimits.MAX_NAME);
    }
}
