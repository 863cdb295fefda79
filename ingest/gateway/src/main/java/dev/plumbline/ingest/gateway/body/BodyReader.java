package dev.plumbline.ingest.gateway.body;

import dev.plumbline.ingest.gateway.http.Limits;
import dev.plumbline.ingest.gateway.http.RefusedException;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;

/** Reads bodies within bounds: bytes after decompression, bytes of all bodies together, and time. Thread-safe. */
public final class BodyReader {
    private final Limits limits;
    private final BodyBudget budget;

    /** A reader with a budget of its own. */
    public BodyReader(Limits limits) {
        this.limits = limits;
        this.budget = new BodyBudget(limits.maxBodiesBytes());
    }

    /**
     * Reads the body of a request that is answered asynchronously. The stage completes when all is there, or fails with
     * a {@link RefusedException} of 408, 413, 415 or 503.
     */
    public CompletableFuture<Body> read(Context ctx) {
        try {
            Encoding encoding = Encoding.of(ctx.header("Content-Encoding"));
            BodyBounds bounds = new BodyBounds(limits.maxBodyBytes(), budget);
            long length = ctx.req().getContentLengthLong();
            bounds.check(length);
            return new Arrival(ctx.req().getInputStream(), length, bounds, limits.bodyTimeout())
                    .whole()
                    .thenApply(arrived -> new Body(arrived, encoding, bounds));
        } catch (RefusedException e) {
            return CompletableFuture.failedFuture(e);
        } catch (IOException e) {
            return CompletableFuture.failedFuture(new UncheckedIOException(e));
        }
    }

    /** Bytes of all bodies that are in memory now. */
    public long bytesInMemory() {
        return budget.used();
    }
}
