package dev.plumbline.processors.query.http;

import dev.plumbline.processors.query.requests.InvalidRequestException;
import dev.plumbline.processors.query.state.StateUnavailableException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns every exception into problem+json, in this one place. */
public final class ProblemRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemRoutes.class);

    private ProblemRoutes() {}

    /** Registers the mappings. */
    public static void register(RoutesConfig routes) {
        routes.exception(InvalidRequestException.class, ProblemRoutes::invalid);
        routes.exception(StateUnavailableException.class, ProblemRoutes::unavailable);
        routes.exception(HttpResponseException.class, ProblemRoutes::response);
        routes.exception(Exception.class, ProblemRoutes::unexpected);
    }

    private static void invalid(InvalidRequestException e, Context ctx) {
        write(ctx, Problem.invalid("The request cannot be answered: " + e.getMessage(), e.violations()));
    }

    private static void unavailable(StateUnavailableException e, Context ctx) {
        long seconds = Math.max(1, e.retryAfter().toSeconds());
        ctx.header("Retry-After", Long.toString(seconds));
        write(ctx, Problem.of(503, "Service Unavailable", e.reason() + " Try again in " + seconds + " s."));
    }

    private static void response(HttpResponseException e, Context ctx) {
        HttpStatus status = HttpStatus.forStatus(e.getStatus());
        write(ctx, Problem.of(e.getStatus(), status.getMessage(), String.valueOf(e.getMessage())));
    }

    private static void unexpected(Exception e, Context ctx) {
        String id = UUID.randomUUID().toString();
        LOG.error("request {} to {} failed", id, ctx.path(), e);
        write(ctx, Problem.of(500, "Internal Server Error", "Unexpected fault; the log has it under " + id + "."));
    }

    private static void write(Context ctx, Problem problem) {
        ctx.status(problem.status());
        ctx.header("Cache-Control", "no-store");
        Json.write(ctx, "application/problem+json", problem);
    }
}
