package dev.plumbline.ingest.gateway.otlp.mapping;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Ids that are the same each time the same thing is sent, so that a retry is seen as a duplicate. */
final class CallIds {
    private CallIds() {}

    /** {@code <trace id>-<span id>}; empty unless both are valid. */
    static String call(String traceId, String spanId) {
        return traceId.isEmpty() || spanId.isEmpty() ? "" : traceId + "-" + spanId;
    }

    /** An id from everything that tells one score from another. */
    static String score(String callId, String name, long nanos, double value) {
        String text = callId + '\n' + name + '\n' + nanos + '\n' + value;
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
    }
}
