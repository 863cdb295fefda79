package dev.plumbline.ingest.gateway.intake;

import dev.plumbline.ingest.gateway.access.ApiKeys;
import java.util.function.Supplier;

/**
 * Ids for the records of one request that are the same each time the request is sent: from the tenant, the path, the
 * request's {@code Idempotency-Key} and the place of the record. Not thread-safe.
 */
final class RepeatableIds implements Supplier<String> {
    /** The longest key. */
    static final int MAX_KEY = 255;

    private static final int DIGITS = 32;

    private final String request;
    private int next;

    RepeatableIds(String tenant, String path, String key) {
        this.request = tenant + '\n' + path + '\n' + key + '\n';
    }

    /** The next id: 32 hexadecimal digits. */
    @Override
    public String get() {
        return ApiKeys.hash(request + next++).substring(0, DIGITS);
    }
}
