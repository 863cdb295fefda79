package dev.plumbline.ingest.integrations.springai;

import dev.plumbline.schemas.records.Outcome;
import java.io.InterruptedIOException;
import java.net.http.HttpTimeoutException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Why a call failed.
 *
 * @param outcome the first that the exception or one of its causes tells; {@code ERROR} otherwise
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
            int status = status(cause);
            if (status != 0) {
                return new Failure(ofStatus(status), Integer.toString(status));
            }
            Outcome named = named(cause);
            if (outcome == Outcome.ERROR && named != null) {
                outcome = named;
            }
            cause = cause.getCause();
        }
        return new Failure(outcome, type);
    }

    /** The SDKs of OpenAI and Anthropic have this method on exceptions of their own; 0 for any other. */
    private static int status(Throwable error) {
        try {
            return error.getClass().getMethod("statusCode").invoke(error) instanceof Integer status ? status : 0;
        } catch (ReflectiveOperationException none) {
            return 0;
        }
    }

    private static @Nullable Outcome named(Throwable error) {
        if (error instanceof CancellationException || error instanceof InterruptedException) {
            return Outcome.CANCELLED;
        }
        boolean late = error instanceof TimeoutException
                || error instanceof HttpTimeoutException
                || error instanceof InterruptedIOException;
        return late ? Outcome.TIMEOUT : null;
    }

    private static Outcome ofStatus(int status) {
        return switch (status) {
            case TOO_MANY_REQUESTS -> Outcome.RATE_LIMITED;
            case REQUEST_TIMEOUT, GATEWAY_TIMEOUT -> Outcome.TIMEOUT;
            default -> Outcome.ERROR;
        };
    }
}
