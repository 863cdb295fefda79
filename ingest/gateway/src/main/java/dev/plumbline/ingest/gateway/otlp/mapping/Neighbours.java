package dev.plumbline.ingest.gateway.otlp.mapping;

import dev.plumbline.ingest.gateway.otlp.wire.SpanData;
import dev.plumbline.schemas.records.LlmCall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The calls of one request by trace, to find the one that a span beside them belongs to: the span's parent if that is a
 * call, else by time. Exporters send what ends together together, so that most are found; what came in another request
 * is not. Not thread-safe.
 */
final class Neighbours {
    private record Neighbour(LlmCall call, String spanId, long start, long end) {}

    private final Map<String, List<Neighbour>> traces = new HashMap<>();

    void add(SpanData span, LlmCall call) {
        traces.computeIfAbsent(span.traceId(), any -> new ArrayList<>())
                .add(new Neighbour(call, span.spanId(), span.startNanos(), span.endNanos()));
    }

    /** The call that a retrieval feeds: the first that starts when it has ended. */
    @Nullable
    LlmCall fedBy(SpanData span) {
        LlmCall parent = parent(span);
        return parent == null ? next(span) : parent;
    }

    /** The call that a check judges: the last that had ended when it started, else, for a check of what goes in, the next. */
    @Nullable
    LlmCall judgedBy(SpanData span) {
        LlmCall parent = parent(span);
        if (parent != null) {
            return parent;
        }
        Neighbour last = null;
        for (Neighbour one : of(span)) {
            boolean before = Long.compareUnsigned(one.end(), span.startNanos()) <= 0 && one.end() != 0;
            if (before && (last == null || Long.compareUnsigned(one.end(), last.end()) > 0)) {
                last = one;
            }
        }
        return last == null ? next(span) : last.call();
    }

    private @Nullable LlmCall parent(SpanData span) {
        for (Neighbour one : of(span)) {
            if (!span.parentId().isEmpty() && one.spanId().equals(span.parentId())) {
                return one.call();
            }
        }
        return null;
    }

    private @Nullable LlmCall next(SpanData span) {
        Neighbour first = null;
        for (Neighbour one : of(span)) {
            boolean after = Long.compareUnsigned(one.start(), span.endNanos()) >= 0;
            if (after && (first == null || Long.compareUnsigned(one.start(), first.start()) < 0)) {
                first = one;
            }
        }
        return first == null ? null : first.call();
    }

    private List<Neighbour> of(SpanData span) {
        return span.traceId().isEmpty() ? List.of() : traces.getOrDefault(span.traceId(), List.of());
    }
}
