package dev.plumbline.ingest.replay;

import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Time as a replay sees it: reading it and waiting for it, so that a test can do both at once. */
public interface ReplayClock {
    /** Nanoseconds since an arbitrary moment, never going back. */
    long nanos();

    /** The time of day. */
    Instant now();

    /** Waits for {@code nanos} nanoseconds, or until {@code stop} opens if that is sooner. */
    void sleep(long nanos, CountDownLatch stop) throws InterruptedException;

    /** The real clock. */
    static ReplayClock system() {
        return new ReplayClock() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public void sleep(long nanos, CountDownLatch stop) throws InterruptedException {
                boolean unused = stop.await(nanos, TimeUnit.NANOSECONDS);
            }
        };
    }
}
