package dev.plumbline.processors.query.state;

import java.time.Duration;

/** State cannot be queried now, for example while partitions move or are restored. The answer is 503 with Retry-After. */
public final class StateUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Duration retryAfter;

    /**
     * Says why and when to come back.
     *
     * @param reason one sentence for the reader
     * @param retryAfter when another try makes sense
     */
    public StateUnavailableException(String reason, Duration retryAfter) {
        super(reason);
        this.retryAfter = retryAfter;
    }

    /** When another try makes sense. */
    public Duration retryAfter() {
        return retryAfter;
    }

    /** The reason, never null. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
