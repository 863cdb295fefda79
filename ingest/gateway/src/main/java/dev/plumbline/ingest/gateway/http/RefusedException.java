package dev.plumbline.ingest.gateway.http;

import io.javalin.http.HttpStatus;
import java.time.Duration;

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

    /** Sending the same again does not help, and these fields are why. */
    static RefusedException forGood(Problem problem) {
        return new RefusedException(problem, Duration.ZERO);
    }

    /** Sending the same again later may help. */
    public static RefusedException forNow(String detail, Duration retryAfter) {
        return new RefusedException(Problem.of(HttpStatus.SERVICE_UNAVAILABLE, detail), retryAfter);
    }

    /** The HTTP status to answer with. */
    public int status() {
        return problem.status();
    }

    Problem problem() {
        return problem;
    }

    /** When to try again; zero if never. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
