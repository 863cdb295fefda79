package dev.plumbline.ingest.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Passes time only by sleeping, at once. */
final class FakeReplayClock implements ReplayClock {
    final List<Long> sleeps = new ArrayList<>();
    private final Instant start;
    private long nanos;

    FakeReplayClock(Instant start) {
        this.start = start;
    }

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public Instant now() {
        return start.plusNanos(nanos);
    }

    @Override
    public void sleep(long wait, CountDownLatch stop) {
        if (stop.getCount() > 0) {
            sleeps.add(wait);
            nanos += wait;
        }
    }
}
