package dev.plumbline.ingest.gateway.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes answers; every problem is written in this one place. */
public final class Answers {
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);
    private static final ObjectWriter WRITER = new JsonMapper().writer();

    private Answers() {}

    /** Registers the mappings from exceptions. */
    public static void register(RoutesConfig routes) {
        routes.exception(RefusedException.class, (refused, ctx) -> refuse(ctx, refused));
        routes.exception(HttpResponseException.class, Answers::fromJavalin);
        routes.exception(Exception.class, Answers::unexpected);
    }

    /** Answers 200 with a body in JSON. */
    public static void ok(Context ctx, Object body) {
        write(ctx, HttpStatus.OK, "application/json", body);
    }

    static void refuse(Context ctx, RefusedException refused) {
        if (!refused.retryAfter().isZero()) {
            ctx.header(
                    "Retry-After",
                    Long.toString(Math.max(1, refused.retryAfter().toSeconds())));
        }
        problem(ctx, refused.problem());
    }

    static void problem(Context ctx, Problem problem) {
        write(ctx, HttpStatus.forStatus(problem.status()), "application/problem+json", problem);
    }

    private static void fromJavalin(HttpResponseException e, Context ctx) {
        problem(ctx, Problem.of(HttpStatus.forStatus(e.getStatus()), String.valueOf(e.getMessage())));
    }

    // 503 and not 500: a sender that retries loses nothing.
    private static void unexpected(Exception e, Context ctx) {
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
