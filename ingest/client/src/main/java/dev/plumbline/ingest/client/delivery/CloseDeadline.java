package dev.plumbline.ingest.client.delivery;

import java.util.concurrent.TimeUnit;

/** Until when a closing client may still send. The last part of the time is kept for the last report. Thread-safe. */
final class CloseDeadline {
    private static final long NOT_CLOSING = Long.MAX_VALUE;
    private static final long REPORT_NANOS = TimeUnit.SECONDS.toNanos(1);

    // Times are counted from here, because nanoTime itself may be negative or wrap.
    private final long origin = System.nanoTime();
    private volatile long sendUntil = NOT_CLOSING;
    private volatile long endAt = NOT_CLOSING;

    /** Starts the countdown. */
    void start(long nanos) {
        long now = System.nanoTime() - origin;
        endAt = now + nanos;
        sendUntil = now + nanos - Math.min(REPORT_NANOS, nanos / 4);
    }

    /** True if nothing more may be handed to the producer. */
    boolean sendingIsOver() {
        return nanosToSend() <= 0;
    }

    /** What is left for records, without the time of the last report; not positive when it is over. */
    long nanosToSend() {
        return sendUntil == NOT_CLOSING ? NOT_CLOSING : sendUntil - (System.nanoTime() - origin);
    }

    /** What is left in all; not positive when it is over. */
    long nanosLeft() {
        return endAt == NOT_CLOSING ? NOT_CLOSING : endAt - (System.nanoTime() - origin);
    }
}
