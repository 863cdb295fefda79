package dev.plumbline.ingest.gateway.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes answers; every problem is written in this one place. */
public final class Answers {
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);
    private static final ObjectWriter WRITER = new JsonMapper().writer();

    private Answers() {}

    /** Registers the mappings from exceptions. None may throw: Javalin would map that again, without end. */
    public static void register(RoutesConfig routes) {
        routes.exception(RefusedException.class, (refused, ctx) -> ifStillThere(() -> refuse(ctx, refused)));
        routes.exception(HttpResponseException.class, (e, ctx) -> ifStillThere(() -> fromJavalin(e, ctx)));
        routes.exception(Exception.class, (e, ctx) -> ifStillThere(() -> unexpected(e, ctx)));
    }

    /** Answers 200 with a body in JSON. */
    public static void ok(Context ctx, Object body) {
        write(ctx, HttpStatus.OK, "application/json", body);
    }

    /** Says in the headers when to come back, if that helps. */
    public static void retryAfter(Context ctx, RefusedException refused) {
        if (refused.retryAfterSeconds() > 0) {
            ctx.header("Retry-After", Long.toString(refused.retryAfterSeconds()));
        }
    }

    /** Answers with what a request that was answered later came to grief of. */
    public static void failed(Context ctx, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        ifStillThere(() -> {
            if (cause instanceof RefusedException refused) {
                refuse(ctx, refused);
            } else {
                unexpected(cause, ctx);
            }
        });
    }

    /** Writes an answer unless its request has ended meanwhile: the sender went away, or the server stops. */
    public static void ifStillThere(Runnable answer) {
        try {
            answer.run();
        } catch (RuntimeException gone) {
            LOG.debug("A request had ended before its answer", gone);
        }
    }

    private static void refuse(Context ctx, RefusedException refused) {
        retryAfter(ctx, refused);
        problem(ctx, refused.problem());
    }

    private static void problem(Context ctx, Problem problem) {
        write(ctx, HttpStatus.forStatus(problem.status()), "application/problem+json", problem);
    }

    private static void fromJavalin(HttpResponseException e, Context ctx) {
        problem(ctx, Problem.of(HttpStatus.forStatus(e.getStatus()), String.valueOf(e.getMessage())));
    }

    // 503 and not 500: a sender that retries loses nothing.
    private static void unexpected(Throwable e, Context ctx) {
        String id = UUID.randomUUID().toString();
        LOG.error("Request {} to {} failed", id, ctx.path(), e);
        ctx.header("Retry-After", "5");
        problem(ctx, Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "Unexpected fault; the log has it under " + id + "."));
    }

    private static void write(Context ctx, HttpStatus status, String contentType, Object body) {
        try {
            ctx.status(status).contentType(contentType).result(WRITER.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An answer cannot be written as JSON", e);
        }
    }
}
