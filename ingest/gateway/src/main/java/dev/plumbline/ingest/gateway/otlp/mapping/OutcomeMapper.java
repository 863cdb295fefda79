package dev.plumbline.ingest.gateway.otlp.mapping;

import dev.plumbline.ingest.gateway.otlp.dialects.Field;
import dev.plumbline.ingest.gateway.otlp.dialects.SpanFields;
import dev.plumbline.ingest.gateway.otlp.wire.SpanData;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How a call ended, from the span's status, the type of its error and the reason to finish. Never from a message. */
final class OutcomeMapper {
    private static final Map<Outcome, List<String>> ERRORS = Map.of(
            Outcome.TIMEOUT, List.of("timeout", "timed_out", "timedout", "deadline", "408", "504"),
            Outcome.RATE_LIMITED, List.of("429", "ratelimit", "rate_limit", "toomanyrequests", "throttl", "exhausted"),
            Outcome.CANCELLED, List.of("cancel", "abort", "499"),
            Outcome.FILTERED, List.of("content_filter", "contentfilter", "content_policy"));
    private static final List<Outcome> ORDER =
            List.of(Outcome.RATE_LIMITED, Outcome.TIMEOUT, Outcome.FILTERED, Outcome.CANCELLED);
    private static final Map<String, Outcome> FINISHES = Map.of(
            "content_filter", Outcome.FILTERED,
            "content-filter", Outcome.FILTERED,
            "safety", Outcome.FILTERED,
            "refusal", Outcome.REFUSED);

    private OutcomeMapper() {}

    static void map(SpanData span, SpanFields fields, LlmCall call) {
        String finish = fields.text(Field.FINISH_REASON);
        String error = fields.text(Field.ERROR_TYPE);
        call.setFinishReason(finish);
        if (span.failed() || !error.isEmpty()) {
            String type = error.isEmpty() ? span.exceptionType() : error;
            call.setErrorType(type);
            call.setOutcome(ofError(type.toLowerCase(Locale.ROOT)));
        } else {
            call.setOutcome(FINISHES.getOrDefault(finish.toLowerCase(Locale.ROOT), Outcome.OK));
        }
    }

    private static Outcome ofError(String type) {
        for (Outcome outcome : ORDER) {
            if (ERRORS.getOrDefault(outcome, List.of()).stream().anyMatch(type::contains)) {
                return outcome;
            }
        }
        return Outcome.ERROR;
    }
}
