package dev.plumbline.ingest.gateway.body;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import dev.plumbline.ingest.gateway.http.RefusedException;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** How a body may be compressed. */
enum Encoding {
    IDENTITY {
        @Override
        InputStream decoded(InputStream in) {
            return in;
        }
    },
    GZIP {
        @Override
        InputStream decoded(InputStream in) throws IOException {
            return new GZIPInputStream(in, CHUNK);
        }
    },
    ZSTD {
        @Override
        InputStream decoded(InputStream in) throws IOException {
            return new ZstdInputStreamNoFinalizer(in).setLongMax(MAX_WINDOW_LOG);
        }
    };

    private static final int CHUNK = 16 * 1024;

    // 8 MiB, the most that RFC 9659 lets a sender ask for.
    private static final int MAX_WINDOW_LOG = 23;

    abstract InputStream decoded(InputStream in) throws IOException;

    /** The encoding that a Content-Encoding names; refuses with 415 what is none of these. */
    static Encoding of(@Nullable String header) {
        return switch (header == null ? "identity" : header.strip().toLowerCase(Locale.ROOT)) {
            case "identity" -> IDENTITY;
            case "gzip" -> GZIP;
            case "zstd" -> ZSTD;
            default ->
                throw RefusedException.forGood(
                        HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Content-Encoding must be gzip, zstd or absent.");
        };
    }
}
