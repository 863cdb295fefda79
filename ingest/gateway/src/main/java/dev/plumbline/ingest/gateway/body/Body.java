package dev.plumbline.ingest.gateway.body;

import com.github.luben.zstd.ZstdIOException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.ZipException;

/**
 * A body that has arrived, and its share of the budget, which is given back on close. However well it is compressed, it
 * is decompressed no further than the limit. Not thread-safe.
 */
public final class Body implements AutoCloseable {
    private static final int CHUNK = 16 * 1024;

    private final byte[] arrived;
    private final Encoding encoding;
    private final BodyBounds bounds;

    Body(byte[] arrived, Encoding encoding, BodyBounds bounds) {
        this.arrived = arrived;
        this.encoding = encoding;
        this.bounds = bounds;
    }

    /**
     * What was sent, decompressed.
     *
     * @throws CorruptBodyException if it ends early or is not what its encoding says
     * @throws dev.plumbline.ingest.gateway.http.RefusedException with 413 or 503
     */
    public byte[] bytes() throws CorruptBodyException {
        if (encoding == Encoding.IDENTITY) {
            return arrived;
        }
        try (InputStream in = encoding.decoded(new ByteArrayInputStream(arrived))) {
            return decoded(in);
        } catch (ZipException | ZstdIOException | EOFException e) {
            throw new CorruptBodyException();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] decoded(InputStream in) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(Math.max(CHUNK, 2 * arrived.length));
        byte[] chunk = new byte[CHUNK];
        for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
            bounds.check((long) out.size() + n);
            bounds.take(n);
            out.write(chunk, 0, n);
        }
        return out.toByteArray();
    }

    @Override
    public void close() {
        bounds.close();
    }
}
