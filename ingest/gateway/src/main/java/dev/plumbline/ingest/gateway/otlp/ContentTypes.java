package dev.plumbline.ingest.gateway.otlp;

import dev.plumbline.ingest.gateway.http.RefusedException;
import dev.plumbline.ingest.gateway.otlp.wire.OtlpEncoding;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Locale;

/** Which encoding a request is in. */
final class ContentTypes {
    private ContentTypes() {}

    /** The encoding; refuses with 415 if it is not one of OTLP's. */
    static OtlpEncoding encoding(Context ctx) {
        String header = ctx.contentType();
        String type = header == null ? "" : header.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
        for (OtlpEncoding encoding : OtlpEncoding.values()) {
            if (encoding.contentType().equals(type)) {
                return encoding;
            }
        }
        throw RefusedException.forGood(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Content-Type must be application/x-protobuf or application/json.");
    }
}
