package dev.plumbline.ingest.gateway.otlp.wire;

import java.util.List;

/**
 * What is kept of a span.
 *
 * @param traceId 32 lower-case hexadecimal digits; empty if it is not valid
 * @param spanId 16 lower-case hexadecimal digits; empty if it is not valid
 * @param parentId as the span id, of the span that it is part of; empty if it has none
 * @param name its own; empty if it is too long
 * @param startNanos since 1970, unsigned
 * @param endNanos since 1970, unsigned; 0 if unknown
 * @param failed true if its status is an error
 * @param exceptionType class of the last exception it recorded; empty if none
 * @param attributes its own
 * @param resource of what made it
 * @param evaluations events that are results of evaluations
 */
public record SpanData(
        String traceId,
        String spanId,
        String parentId,
        String name,
        long startNanos,
        long endNanos,
        boolean failed,
        String exceptionType,
        Attributes attributes,
        Attributes resource,
        List<EventData> evaluations) {}
