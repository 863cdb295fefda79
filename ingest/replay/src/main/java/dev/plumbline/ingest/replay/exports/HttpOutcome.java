package dev.plumbline.ingest.replay.exports;

import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.Outcome;
import java.util.Locale;

/** How a call ended, by the status of its answer or the class of its error. Never by a message. */
final class HttpOutcome {
    private HttpOutcome() {}

    /** Marks the call as failed. */
    static void failed(LlmCall call, String status, String errorClass) {
        call.setErrorType(status.isEmpty() ? errorClass : status);
        call.setOutcome(of(status, errorClass.toLowerCase(Locale.ROOT)));
    }

    private static Outcome of(String status, String errorClass) {
        if (status.equals("429") || errorClass.contains("ratelimit")) {
            return Outcome.RATE_LIMITED;
        }
        if (status.equals("408") || status.equals("504") || errorClass.contains("timeout")) {
            return Outcome.TIMEOUT;
        }
        if (status.equals("499") || errorClass.contains("cancel")) {
            return Outcome.CANCELLED;
        }
        return errorClass.contains("contentpolicy") ? Outcome.FILTERED : Outcome.ERROR;
    }
}
