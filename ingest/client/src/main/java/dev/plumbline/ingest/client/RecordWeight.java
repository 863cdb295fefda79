package dev.plumbline.ingest.client;

import dev.plumbline.schemas.records.CallScore;
import dev.plumbline.schemas.records.ChangeEvent;
import dev.plumbline.schemas.records.LlmCall;

/**
 * Estimates what a record takes in memory, with its envelope and its encoded copy, without encoding it. An estimate, not
 * a measurement: within about a factor of two.
 */
final class RecordWeight {
    private static final int CALL = 768;
    private static final int SCORE = 512;
    private static final int CHANGE = 512;
    private static final int ENTRY = 160;

    private RecordWeight() {}

    static long of(LlmCall call) {
        long chars = length(call.getCallId())
                + length(call.getTenant())
                + length(call.getFeature())
                + length(call.getRequestedModel())
                + length(call.getServedModel())
                + length(call.getErrorType())
                + length(call.getSessionId())
                + length(call.getTraceId());
        for (var attribute : call.getAttributes().entrySet()) {
            chars += ENTRY + length(attribute.getKey()) + length(attribute.getValue());
        }
        long entries = (long) call.getScores().size() + call.getGuardrails().size();
        return CALL + 2 * chars + ENTRY * entries;
    }

    static long of(CallScore score) {
        return SCORE + 2 * (length(score.getScoreId()) + length(score.getCallId()) + length(score.getName()));
    }

    static long of(ChangeEvent change) {
        return CHANGE + 2 * (length(change.getSubject()) + length(change.getLink()) + length(change.getNote()));
    }

    private static long length(String text) {
        return text.length();
    }
}
