package dev.plumbline.ingest.gateway.body;

import dev.plumbline.ingest.gateway.http.RefusedException;
import io.javalin.http.HttpStatus;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Collects a body as it arrives. Between its pieces no thread waits, so that slow senders, however many, keep none from
 * the others; one that is silent or trickles runs into the timeout.
 */
final class Arrival implements ReadListener {
    private static final int CHUNK = 16 * 1024;

    private final ServletInputStream in;
    private final BodyBounds bounds;
    private final Duration timeout;
    private final ByteArrayOutputStream arrived;
    private final CompletableFuture<byte[]> whole = new CompletableFuture<>();

    Arrival(ServletInputStream in, long length, BodyBounds bounds, Duration timeout) {
        this.in = in;
        this.bounds = bounds;
        this.timeout = timeout;
        // A length is only announced: no more than a chunk is set aside before it is there.
        this.arrived = new ByteArrayOutputStream((int) Math.max(32, Math.min(CHUNK, length)));
    }

    /** Everything, once it is there; fails with a {@link RefusedException}, and has given all back then. */
    CompletableFuture<byte[]> whole() {
        in.setReadListener(this);
        return whole.orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS).handle(this::settle);
    }

    @Override
    public void onDataAvailable() throws IOException {
        byte[] chunk = new byte[CHUNK];
        while (!whole.isDone() && in.isReady()) {
            int n = in.read(chunk);
            if (n < 0) {
                return;
            }
            accept(chunk, n);
        }
    }

    // The timeout comes on another thread; what is taken after it would never be given back.
    private synchronized void accept(byte[] chunk, int bytes) {
        if (whole.isDone()) {
            return;
        }
        try {
            bounds.check((long) arrived.size() + bytes);
            bounds.take(bytes);
            arrived.write(chunk, 0, bytes);
        } catch (RefusedException e) {
            whole.completeExceptionally(e);
        }
    }

    @Override
    public synchronized void onAllDataRead() {
        whole.complete(arrived.toByteArray());
    }

    @Override
    public void onError(Throwable failure) {
        whole.completeExceptionally(failure);
    }

    private synchronized byte[] settle(byte @Nullable [] bytes, @Nullable Throwable failure) {
        if (bytes != null) {
            return bytes;
        }
        bounds.close();
        throw failure instanceof RefusedException refused
                ? refused
                : RefusedException.forGood(
                        HttpStatus.REQUEST_TIMEOUT, "The body did not arrive within " + timeout.toMillis() + " ms.");
    }
}
