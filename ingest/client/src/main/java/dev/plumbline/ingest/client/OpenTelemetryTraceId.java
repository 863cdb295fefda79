package dev.plumbline.ingest.client;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;

/** The one class that knows OpenTelemetry; it is loaded only where that is there. */
final class OpenTelemetryTraceId {
    private OpenTelemetryTraceId() {}

    /** 32 hexadecimal digits, or empty outside of every span. */
    static String current() {
        SpanContext context = Span.current().getSpanContext();
        return context.isValid() ? context.getTraceId() : "";
    }
}
