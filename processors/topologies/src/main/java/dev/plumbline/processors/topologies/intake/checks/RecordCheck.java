package dev.plumbline.processors.topologies.intake.checks;

import dev.plumbline.schemas.limits.RecordLimits;
import dev.plumbline.schemas.records.CallScore;
import dev.plumbline.schemas.records.InlineScore;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.ScoreScope;
import dev.plumbline.schemas.records.Usage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks decoded records field by field. Answers the first fault, or null.
 *
 * <p>The bounds are those of {@link RecordLimits}, which publishers hold as well.
 */
public final class RecordCheck {

    private RecordCheck() {}

    /** The first fault of a call. */
    public static @Nullable Fault of(LlmCall call) {
        return of(call, names(call));
    }

    /** The first fault of a call whose names were checked before, with that result. */
    public static @Nullable Fault of(LlmCall call, @Nullable Fault ofNames) {
        Fault fault = required("call_id", call.getCallId(), RecordLimits.MAX_ID);
        fault = fault != null ? fault : ofNames;
        fault = fault != null ? fault : tokens(call.getUsage());
        fault = fault != null ? fault : duration("duration_micros", call.getDurationMicros());
        fault = fault != null ? fault : duration("time_to_first_token_micros", call.getTimeToFirstTokenMicros());
        fault = fault != null ? fault : retries(call.getRetries());
        fault = fault != null ? fault : reportedCost(call.getReportedCostNanos());
        return fault != null ? fault : scores(call.getScores());
    }

    /** The first fault of a score. */
    public static @Nullable Fault of(CallScore score) {
        Fault fault = identity(score.getCallId(), score.getTenant());
        fault = fault != null ? fault : required("score_id", score.getScoreId(), RecordLimits.MAX_ID);
        fault = fault != null ? fault : required("name", score.getName(), RecordLimits.MAX_NAME);
        fault = fault != null ? fault : scope(score.getScope());
        return fault != null ? fault : finite("value", score.getValue());
    }

    private static @Nullable Fault identity(String callId, String tenant) {
        Fault fault = required("call_id", callId, RecordLimits.MAX_ID);
        return fault != null ? fault : required("tenant", tenant, RecordLimits.MAX_NAME);
    }

    private static @Nullable Fault required(String field, String value, int longest) {
        return value.isEmpty() ? new Fault(Reason.MISSING_FIELD, field + " is empty") : name(field, value, longest);
    }

    private static @Nullable Fault name(String field, String value, int longest) {
        return value.length() <= longest
                ? null
                : new Fault(
                        Reason.OUT_OF_RANGE,
                        field + " has " + value.length() + " characters; at most " + longest + " are allowed");
    }

    /** The first fault of the names of a call. */
    public static @Nullable Fault names(LlmCall call) {
        Fault fault = required("tenant", call.getTenant(), RecordLimits.MAX_NAME);
        fault = fault != null ? fault : required("feature", call.getFeature(), RecordLimits.MAX_NAME);
        fault = fault != null ? fault : name("app", call.getApp(), RecordLimits.MAX_NAME);
        fault = fault != null ? fault : name("environment", call.getEnvironment(), RecordLimits.MAX_NAME);
        fault = fault != null ? fault : name("release", call.getRelease(), RecordLimits.MAX_NAME);
        fault = fault != null ? fault : name("provider", call.getProvider(), RecordLimits.MAX_NAME);
        fault = fault != null ? fault : name("requested_model", call.getRequestedModel(), RecordLimits.MAX_NAME);
        fault = fault != null ? fault : name("served_model", call.getServedModel(), RecordLimits.MAX_NAME);
        fault = fault != null ? fault : name("prompt_name", call.getPromptName(), RecordLimits.MAX_NAME);
        fault = fault != null ? fault : name("prompt_version", call.getPromptVersion(), RecordLimits.MAX_NAME);
        return fault != null ? fault : name("variant", call.getVariant(), RecordLimits.MAX_NAME);
    }

    private static @Nullable Fault scope(@Nullable ScoreScope scope) {
        if (scope == null) {
            return null;
        }
        Fault fault = required("scope.feature", scope.getFeature(), RecordLimits.MAX_NAME);
        fault = fault != null ? fault : name("scope.app", scope.getApp(), RecordLimits.MAX_NAME);
        fault = fault != null ? fault : name("scope.environment", scope.getEnvironment(), RecordLimits.MAX_NAME);
        fault = fault != null ? fault : name("scope.release", scope.getRelease(), RecordLimits.MAX_NAME);
        fault = fault != null ? fault : name("scope.provider", scope.getProvider(), RecordLimits.MAX_NAME);
        fault = fault != null ? fault : name("scope.requested_model", scope.getRequestedModel(), RecordLimits.MAX_NAME);
        fault = fault != null ? fault : name("scope.served_model", scope.getServedModel(), RecordLimits.MAX_NAME);
        fault = fault != null ? fault : name("scope.prompt_name", scope.getPromptName(), RecordLimits.MAX_NAME);
        fault = fault != null ? fault : name("scope.prompt_version", scope.getPromptVersion(), RecordLimits.MAX_NAME);
        return fault != null ? fault : name("scope.variant", scope.getVariant(), RecordLimits.MAX_NAME);
    }

    private static @Nullable Fault tokens(Usage usage) {
        Fault fault = tokens("usage.input", usage.getInput());
        fault = fault != null ? fault : tokens("usage.cache_read", usage.getCacheRead());
        fault = fault != null ? fault : tokens("usage.cache_write_5m", usage.getCacheWrite5m());
        fault = fault != null ? fault : tokens("usage.cache_write_1h", usage.getCacheWrite1h());
        fault = fault != null ? fault : tokens("usage.output", usage.getOutput());
        fault = fault != null ? fault : tokens("usage.reasoning", usage.getReasoning());
        fault = fault != null ? fault : tokens("usage.audio_input", usage.getAudioInput());
        return fault != null ? fault : tokens("usage.audio_output", usage.getAudioOutput());
    }

    private static @Nullable Fault tokens(String field, long count) {
        if (count < 0) {
            return new Fault(Reason.NEGATIVE_TOKENS, field + " is " + count + "; it must be at least 0");
        }
        return count <= RecordLimits.MAX_TOKENS
                ? null
                : new Fault(Reason.OUT_OF_RANGE, field + " is " + count + "; at most " + RecordLimits.MAX_TOKENS);
    }

    private static @Nullable Fault duration(String field, @Nullable Long micros) {
        if (micros == null) {
            return null;
        }
        if (micros < 0) {
            return new Fault(Reason.NEGATIVE_DURATION, field + " is " + micros + "; it must be at least 0");
        }
        return micros <= RecordLimits.MAX_DURATION_MICROS
                ? null
                : new Fault(
                        Reason.OUT_OF_RANGE, field + " is " + micros + "; at most " + RecordLimits.MAX_DURATION_MICROS);
    }

    private static @Nullable Fault retries(int retries) {
        return retries >= 0 && retries <= RecordLimits.MAX_RETRIES
                ? null
                : new Fault(
                        Reason.OUT_OF_RANGE,
                        "retries is " + retries + "; 0 to " + RecordLimits.MAX_RETRIES + " is allowed");
    }

    private static @Nullable Fault reportedCost(@Nullable Long nanos) {
        return nanos == null || (nanos >= 0 && nanos <= RecordLimits.MAX_REPORTED_COST_NANOS)
                ? null
                : new Fault(
                        Reason.OUT_OF_RANGE,
                        "reported_cost_nanos is " + nanos + "; 0 to " + RecordLimits.MAX_REPORTED_COST_NANOS
                                + " is allowed");
    }

    private static @Nullable Fault scores(List<InlineScore> scores) {
        if (scores.size() > RecordLimits.MAX_SCORES) {
            return new Fault(
                    Reason.OUT_OF_RANGE,
                    "scores has " + scores.size() + " entries; at most " + RecordLimits.MAX_SCORES);
        }
        for (int i = 0; i < scores.size(); i++) {
            InlineScore score = scores.get(i);
            Fault fault = required("name", score.getName(), RecordLimits.MAX_NAME);
            fault = fault != null ? fault : finite("value", score.getValue());
            if (fault != null) {
                return new Fault(fault.reason(), "scores[" + i + "]." + fault.detail());
            }
        }
        return null;
    }

    private static @Nullable Fault finite(String field, double value) {
        if (!Double.isFinite(value)) {
            return new Fault(Reason.SCORE_NOT_FINITE, field + " is " + value);
        }
        return Math.abs(value) <= RecordLimits.MAX_SCORE
                ? null
                : new Fault(Reason.OUT_OF_RANGE, field + " is " + value + "; -1e6 to 1e6 is allowed");
    }
}
