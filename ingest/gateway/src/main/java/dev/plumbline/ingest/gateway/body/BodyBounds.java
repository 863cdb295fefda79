package dev.plumbline.ingest.gateway.body;

import dev.plumbline.ingest.gateway.http.RefusedException;
import io.javalin.http.HttpStatus;
import java.time.Duration;

/**
 * The bounds that one body is held to, and the bytes it has of the budget that all share. Not thread-safe, but used by
 * one thread after the other.
 */
final class BodyBounds implements AutoCloseable {
    private final long maxBytes;
    private final BodyBudget budget;
    private long taken;

    BodyBounds(long maxBytes, BodyBudget budget) {
        this.maxBytes = maxBytes;
        this.budget = budget;
    }

    /** Refuses a size above the limit with 413. */
    void check(long bytes) {
        if (bytes > maxBytes) {
            throw RefusedException.forGood(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "The body must be at most " + maxBytes + " bytes, also after decompression: send smaller batches.");
        }
    }

    /** Takes further bytes of what all bodies may have together, or refuses with 503. */
    void take(long bytes) {
        if (!budget.take(bytes)) {
            throw RefusedException.forNow("Too many bodies are being read at once.", Duration.ofSeconds(1));
        }
        taken += bytes;
    }

    /** Gives back what was taken. */
    @Override
    public void close() {
        budget.giveBack(taken);
        taken = 0;
    }
}
