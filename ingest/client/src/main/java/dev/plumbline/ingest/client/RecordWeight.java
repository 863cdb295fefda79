package dev.plumbline.ingest.client;

import dev.plumbline.schemas.records.CallScore;
import dev.plumbline.schemas.records.ChangeEvent;
import dev.plumbline.schemas.records.GuardrailVerdict;
import dev.plumbline.schemas.records.InlineScore;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.ScoreScope;

/**
 * Estimates what a valid record takes in memory, with its envelope and its encoded copy, without encoding it. An
 * estimate, not a measurement: within about a factor of two. Every text counts, because any of them may be the long one.
 */
final class RecordWeight {
    private static final int CALL = 640;
    private static final int SCORE = 384;
    private static final int CHANGE = 384;
    private static final int SCOPE = 64;

    /** A score, verdict or attribute without its texts. */
    private static final int ENTRY = 64;

    /** A text without its characters: the string and its array. */
    private static final int TEXT = 40;

    // One byte in memory and one encoded for Latin letters, two and three for wide ones; looking would cost more than
    // it tells.
    private static final int CHARACTER = 3;

    private RecordWeight() {}

    static long of(LlmCall call) {
        long weight = CALL + names(call) + details(call);
        for (InlineScore score : call.getScores()) {
            weight += ENTRY + text(score.getName()) + text(score.getEvaluator()) + text(score.getEvaluatorVersion());
        }
        for (GuardrailVerdict verdict : call.getGuardrails()) {
            weight += ENTRY + text(verdict.getName()) + text(verdict.getVerdict());
        }
        for (var attribute : call.getAttributes().entrySet()) {
            weight += ENTRY + text(attribute.getKey()) + text(attribute.getValue());
        }
        return weight;
    }

    private static long names(LlmCall call) {
        return text(call.getTenant())
                + text(call.getApp())
                + text(call.getFeature())
                + text(call.getEnvironment())
                + text(call.getRelease())
                + text(call.getProvider())
                + text(call.getRequestedModel())
                + text(call.getServedModel())
                + text(call.getPromptName())
                + text(call.getPromptVersion())
                + text(call.getVariant());
    }

    private static long details(LlmCall call) {
        return text(call.getCallId())
                + text(call.getSystemFingerprint())
                + text(call.getServiceTier())
                + text(call.getOperation())
                + text(call.getErrorType())
                + text(call.getFinishReason())
                + text(call.getTraceId())
                + text(call.getSessionId())
                + text(call.getUserHash());
    }

    static long of(CallScore score) {
        ScoreScope scope = score.getScope();
        return SCORE
                + (scope == null ? 0 : SCOPE + names(scope))
                + text(score.getScoreId())
                + text(score.getCallId())
                + text(score.getTenant())
                + text(score.getName())
                + text(score.getEvaluator())
                + text(score.getEvaluatorVersion());
    }

    private static long names(ScoreScope scope) {
        return text(scope.getApp())
                + text(scope.getFeature())
                + text(scope.getEnvironment())
                + text(scope.getRelease())
                + text(scope.getProvider())
                + text(scope.getRequestedModel())
                + text(scope.getServedModel())
                + text(scope.getPromptName())
                + text(scope.getPromptVersion())
                + text(scope.getVariant());
    }

    static long of(ChangeEvent change) {
        return CHANGE
                + text(change.getChangeId())
                + text(change.getTenant())
                + text(change.getApp())
                + text(change.getFeature())
                + text(change.getEnvironment())
                + text(change.getSubject())
                + text(change.getFromVersion())
                + text(change.getToVersion())
                + text(change.getAuthor())
                + text(change.getApprover())
                + text(change.getLink())
                + text(change.getNote());
    }

    // One text at a time: an array of arguments would be garbage for every record.
    private static long text(String text) {
        // The empty text is one object for all records.
        return text.isEmpty() ? 0 : TEXT + CHARACTER * (long) text.length();
    }
}
