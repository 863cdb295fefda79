package dev.plumbline.ingest.integrations.langchain4j;

import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import dev.plumbline.schemas.records.Outcome;
import java.io.InterruptedIOException;
import java.net.http.HttpTimeoutException;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * Why a call failed.
 *
 * @param outcome the first class that the exception or one of its causes belongs to; {@code ERROR} otherwise
 * @param type the HTTP status if the model's server answered with one, else the name of the exception's class
 */
record Failure(Outcome outcome, String type) {
    private static final int MAX_CAUSES = 16;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int GATEWAY_TIMEOUT = 504;

    static Failure of(Throwable error) {
        Outcome outcome = Outcome.ERROR;
        String type = error.getClass().getName();
        Throwable cause = error;
        for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
            if (cause instanceof HttpException http) {
                type = Integer.toString(http.statusCode());
            }
            Outcome named = named(cause);
            if (outcome == Outcome.ERROR && named != null) {
                outcome = named;
            }
            cause = cause.getCause();
        }
        return new Failure(outcome, type);
    }

    private static @Nullable Outcome named(Throwable error) {
        if (error instanceof HttpException http) {
            return ofStatus(http.statusCode());
        }
        if (error instanceof RateLimitException) {
            return Outcome.RATE_LIMITED;
        }
        if (error instanceof ContentFilteredException) {
            return Outcome.FILTERED;
        }
        if (error instanceof CancellationException || error instanceof InterruptedException) {
            return Outcome.CANCELLED;
        }
        boolean late = error instanceof TimeoutException
                || error instanceof HttpTimeoutException
                || error instanceof InterruptedIOException
                || error instanceof java.util.concurrent.TimeoutException;
        return late ? Outcome.TIMEOUT : null;
    }

    private static @Nullable Outcome ofStatus(int status) {
        return switch (status) {
            case TOO_MANY_REQUESTS -> Outcome.RATE_LIMITED;
            case REQUEST_TIMEOUT, GATEWAY_TIMEOUT -> Outcome.TIMEOUT;
            default -> null;
        };
    }
}
