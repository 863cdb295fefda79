package dev.plumbline.ingest.client;

import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The W3C trace id of the span that is current on the calling thread, if OpenTelemetry's API is on the class path; it need
 * not be.
 */
final class TraceIds {
    private static final Logger LOG = LoggerFactory.getLogger(TraceIds.class);
    private static final String SPAN = "io.opentelemetry.api.trace.Span";

    private TraceIds() {}

    /** Finds out once whether there is OpenTelemetry, seen from {@code loader}. */
    static Supplier<String> find(ClassLoader loader) {
        try {
            Class.forName(SPAN, false, loader);
            return TraceIds::current;
        } catch (ClassNotFoundException | LinkageError e) {
            return () -> "";
        }
    }

    private static String current() {
        try {
            return OpenTelemetryTraceId.current();
        } catch (RuntimeException | LinkageError e) {
            LOG.debug("The current trace id cannot be read", e);
            return "";
        }
    }
}
