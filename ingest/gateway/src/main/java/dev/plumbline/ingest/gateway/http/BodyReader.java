package dev.plumbline.ingest.gateway.http;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads bodies within bounds: bytes after decompression, bytes of all bodies together, and time. Thread-safe.
 *
 * <p>A body that is compressed ever so well is read no further than the limit.
 */
public final class BodyReader {
    private static final int CHUNK = 16 * 1024;

    // 8 MiB, the most that RFC 9659 lets a sender ask for.
    private static final int MAX_WINDOW_LOG = 23;

    private final long maxBytes;
    private final Duration timeout;
    private final BodyBudget budget;

    /** A reader with a budget of its own. */
    public BodyReader(Limits limits) {
        this.maxBytes = limits.maxBodyBytes();
        this.timeout = limits.bodyTimeout();
        this.budget = new BodyBudget(limits.maxBodiesBytes());
    }

    /**
     * Reads the body of a request.
     *
     * @throws RefusedException with 408, 413, 415 or 503
     * @throws CorruptBodyException if it ends early or is not what its encoding says
     */
    public Body read(Context ctx) throws CorruptBodyException {
        if (ctx.req().getContentLengthLong() > maxBytes) {
            throw tooLarge();
        }
        try (InputStream in = decoded(ctx)) {
            return readAll(in);
        } catch (ZipException | ZstdIOException | EOFException e) {
            throw new CorruptBodyException();
        } catch (IOException e) {
            throw RefusedException.forGood(HttpStatus.REQUEST_TIMEOUT, "The body did not arrive.");
        }
    }

    private static InputStream decoded(Context ctx) throws IOException {
        String header = ctx.header("Content-Encoding");
        String encoding = header == null ? "identity" : header.toLowerCase(Locale.ROOT);
        return switch (encoding) {
            case "identity" -> ctx.req().getInputStream();
            case "gzip" -> new GZIPInputStream(ctx.req().getInputStream(), CHUNK);
            case "zstd" -> new ZstdInputStreamNoFinalizer(ctx.req().getInputStream()).setLongMax(MAX_WINDOW_LOG);
            default ->
                throw RefusedException.forGood(
                        HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Content-Encoding must be gzip, zstd or absent.");
        };
    }

    private Body readAll(InputStream in) throws IOException {
        long deadline = System.nanoTime() + timeout.toNanos();
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        boolean complete = false;
        try {
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                accept(n, read.size(), deadline);
                read.write(chunk, 0, n);
            }
            complete = true;
            return new Body(read.toByteArray(), budget);
        } finally {
            if (!complete) {
                budget.giveBack(read.size());
            }
        }
    }

    private void accept(int bytes, long before, long deadline) {
        if (before + bytes > maxBytes) {
            throw tooLarge();
        }
        if (System.nanoTime() - deadline > 0) {
            throw RefusedException.forGood(
                    HttpStatus.REQUEST_TIMEOUT, "The body did not arrive within " + timeout.toMillis() + " ms.");
        }
        if (!budget.take(bytes)) {
            throw RefusedException.forNow("Too many bodies are being read at once.", Duration.ofSeconds(1));
        }
    }

    private RefusedException tooLarge() {
        return RefusedException.forGood(
                HttpStatus.CONTENT_TOO_LARGE,
                "The body must be at most " + maxBytes + " bytes, also after decompression: send smaller batches.");
    }
}
