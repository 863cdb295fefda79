package dev.plumbline.ingest.gateway.otlp.wire;

/**
 * What is kept of a log record, or of an event of a span.
 *
 * @param name the event's name; empty if it has none
 * @param traceId as in {@link SpanData}; of the span that it belongs to
 * @param spanId as in {@link SpanData}; of the span that it belongs to
 * @param nanos when it happened, since 1970, unsigned; 0 if unknown
 * @param attributes its own
 * @param resource of what made it
 */
public record EventData(
        String name, String traceId, String spanId, long nanos, Attributes attributes, Attributes resource) {

    /** OpenTelemetry's name for the result of an evaluation. */
    public static final String EVALUATION = "gen_ai.evaluation.result";
}
