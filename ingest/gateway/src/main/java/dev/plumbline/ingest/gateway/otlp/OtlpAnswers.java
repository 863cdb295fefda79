package dev.plumbline.ingest.gateway.otlp;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.CodedOutputStream;
import dev.plumbline.ingest.gateway.http.Answers;
import dev.plumbline.ingest.gateway.http.RefusedException;
import dev.plumbline.ingest.gateway.otlp.wire.OtlpEncoding;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.opentelemetry.proto.collector.trace.v1.ExportTracePartialSuccess;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletionException;

/** Writes answers in the encoding of the request: responses for success, {@code google.rpc.Status} for the rest. */
final class OtlpAnswers {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int STATUS_CODE = 1;
    private static final int STATUS_MESSAGE = 2;
    private static final int INVALID_ARGUMENT = 3;
    private static final int UNKNOWN = 2;
    private static final Map<Integer, Integer> CODES = Map.of(
            HttpStatus.BAD_REQUEST.getCode(), INVALID_ARGUMENT,
            HttpStatus.UNSUPPORTED_MEDIA_TYPE.getCode(), INVALID_ARGUMENT,
            HttpStatus.REQUEST_TIMEOUT.getCode(), 4,
            HttpStatus.CONTENT_TOO_LARGE.getCode(), 8,
            HttpStatus.TOO_MANY_REQUESTS.getCode(), 8,
            HttpStatus.UNAUTHORIZED.getCode(), 16,
            HttpStatus.SERVICE_UNAVAILABLE.getCode(), 14);

    private OtlpAnswers() {}

    /** Everything was taken, or is none of ours. */
    static void success(Context ctx, OtlpEncoding encoding) {
        write(ctx, HttpStatus.OK, encoding, encoding == OtlpEncoding.JSON ? utf8("{}") : new byte[0]);
    }

    /** Some records are wrong for good; the others were taken. */
    static void partial(Context ctx, OtlpEncoding encoding, String rejectedField, int rejected, String message) {
        byte[] body;
        if (encoding == OtlpEncoding.JSON) {
            ObjectNode answer = JSON.createObjectNode();
            answer.putObject("partialSuccess")
                    .put(rejectedField, Integer.toString(rejected))
                    .put("errorMessage", message);
            body = utf8(answer.toString());
        } else {
            // The answers for traces and for logs have the same fields under the same numbers.
            body = ExportTraceServiceResponse.newBuilder()
                    .setPartialSuccess(ExportTracePartialSuccess.newBuilder()
                            .setRejectedSpans(rejected)
                            .setErrorMessage(message))
                    .build()
                    .toByteArray();
        }
        write(ctx, HttpStatus.OK, encoding, body);
    }

    /** The request came to grief, before or after it was read. */
    static void failed(Context ctx, OtlpEncoding encoding, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof RefusedException refused) {
            Answers.ifStillThere(() -> refused(ctx, encoding, refused));
        } else {
            Answers.failed(ctx, cause);
        }
    }

    private static void refused(Context ctx, OtlpEncoding encoding, RefusedException refused) {
        Answers.retryAfter(ctx, refused);
        int code = CODES.getOrDefault(refused.status(), UNKNOWN);
        String message = String.valueOf(refused.getMessage());
        byte[] body = encoding == OtlpEncoding.JSON
                ? utf8(JSON.createObjectNode()
                        .put("code", code)
                        .put("message", message)
                        .toString())
                : status(code, message);
        write(ctx, HttpStatus.forStatus(refused.status()), encoding, body);
    }

    // google.rpc.Status is two fields, and no library here brings it.
    private static byte[] status(int code, String message) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(body);
        try {
            out.writeInt32(STATUS_CODE, code);
            out.writeString(STATUS_MESSAGE, message);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return body.toByteArray();
    }

    private static void write(Context ctx, HttpStatus status, OtlpEncoding encoding, byte[] body) {
        ctx.status(status).contentType(encoding.contentType()).result(body);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
