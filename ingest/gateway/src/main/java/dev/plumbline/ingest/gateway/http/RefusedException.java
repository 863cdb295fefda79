package dev.plumbline.ingest.gateway.http;

import dev.plumbline.ingest.gateway.json.FieldError;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** The request is answered with a problem; thrown from anywhere below a route. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final Duration retryAfter;

    private RefusedException(Problem problem, Duration retryAfter) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
        this.retryAfter = retryAfter;
    }

    /** Sending the same again does not help. */
    public static RefusedException forGood(HttpStatus status, String detail) {
        return new RefusedException(Problem.of(status, detail), Duration.ZERO);
    }

    /** Sending the same again later may help: 503. */
    public static RefusedException forNow(String detail, Duration retryAfter) {
        return later(HttpStatus.SERVICE_UNAVAILABLE, detail, retryAfter);
    }

    /** Sending the same again later may help. */
    static RefusedException later(HttpStatus status, String detail, Duration retryAfter) {
        return new RefusedException(Problem.of(status, detail), retryAfter);
    }

    /** Sending the same again does not help, and these fields are why: 400. */
    public static RefusedException invalid(String detail, List<FieldError> errors) {
        return new RefusedException(Problem.invalid(detail, errors), Duration.ZERO);
    }

    /** The HTTP status of a refusal, also of one that completed a future; 0 if it is something else. */
    public static int statusOf(@Nullable Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof RefusedException refused ? refused.status() : 0;
    }

    /** The HTTP status to answer with. */
    public int status() {
        return problem.status();
    }

    Problem problem() {
        return problem;
    }

    /** When to try again, in whole seconds as Retry-After wants them; 0 if never. */
    public long retryAfterSeconds() {
        return retryAfter.isZero() ? 0 : Math.max(1, retryAfter.plusMillis(999).toSeconds());
    }
}
