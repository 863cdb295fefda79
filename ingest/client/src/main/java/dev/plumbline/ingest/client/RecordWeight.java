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
            weight += ENTRY + texts(score.getName(), score.getEvaluator(), score.getEvaluatorVersion());
        }
        for (GuardrailVerdict verdict : call.getGuardrails()) {
            weight += ENTRY + texts(verdict.getName(), verdict.getVerdict());
        }
        for (var attribute : call.getAttributes().entrySet()) {
            weight += ENTRY + texts(attribute.getKey(), attribute.getValue());
        }
        return weight;
    }

    private static long names(LlmCall call) {
        return texts(
                call.getTenant(),
                call.getApp(),
                call.getFeature(),
                call.getEnvironment(),
                call.getRelease(),
                call.getProvider(),
                call.getRequestedModel(),
                call.getServedModel(),
                call.getPromptName(),
                call.getPromptVersion(),
                call.getVariant());
    }

    private static long details(LlmCall call) {
        return texts(
                call.getCallId(),
                call.getSystemFingerprint(),
                call.getServiceTier(),
                call.getOperation(),
                call.getErrorType(),
                call.getFinishReason(),
                call.getTraceId(),
                call.getSessionId(),
                call.getUserHash());
    }

    static long of(CallScore score) {
        ScoreScope scope = score.getScope();
        return SCORE
                + (scope == null ? 0 : SCOPE + names(scope))
                + texts(
                        score.getScoreId(),
                        score.getCallId(),
                        score.getTenant(),
                        score.getName(),
                        score.getEvaluator(),
                        score.getEvaluatorVersion());
    }

    private static long names(ScoreScope scope) {
        return texts(
                scope.getApp(),
                scope.getFeature(),
                scope.getEnvironment(),
                scope.getRelease(),
                scope.getProvider(),
                scope.getRequestedModel(),
                scope.getServedModel(),
                scope.getPromptName(),
                scope.getPromptVersion(),
                scope.getVariant());
    }

    static long of(ChangeEvent change) {
        return CHANGE
                + texts(
                        change.getChangeId(),
                        change.getTenant(),
                        change.getApp(),
                        change.getFeature(),
                        change.getEnvironment(),
                        change.getSubject(),
                        change.getFromVersion(),
                        change.getToVersion(),
                        change.getAuthor(),
                        change.getApprover(),
                        change.getLink(),
                        change.getNote());
    }

    private static long texts(String... texts) {
        long weight = 0;
        for (String text : texts) {
            // The empty text is one object for all records.
            weight += text.isEmpty() ? 0 : TEXT + CHARACTER * (long) text.length();
        }
        return weight;
    }
}
