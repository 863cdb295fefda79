package dev.plumbline.ingest.replay;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Sends a source to a sink, each record when it is due, in the order of the source.
 *
 * <p>Call ids come from the source and do not depend on the run, so a replay that was cut off is resumed by running it
 * again: what was sent before counts as duplicate. A record is sent late rather than never: if the sink is slower than
 * the plan, the replay falls behind and catches up when it can.
 *
 * <p>{@link #run()} is called once, by one thread; {@link #stop()} and {@link #close()} by any thread, at any time.
 */
public final class Replayer implements AutoCloseable {
    private final RecordSource source;
    private final CallSink sink;
    private final ReplayPlan plan;
    private final ReplayListener listener;
    private final ReplayClock clock;
    private final Pace pace;
    private final ReplayTally tally = new ReplayTally();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final AtomicBoolean taken = new AtomicBoolean();
    private long startNanos;
    private long reportNanos;

    public Replayer(RecordSource source, CallSink sink, ReplayPlan plan, ReplayListener listener, ReplayClock clock) {
        this.source = source;
        this.sink = sink;
        this.plan = plan;
        this.listener = listener;
        this.clock = clock;
        this.pace = new Pace(plan, clock);
    }

    /**
     * Replays to the end of the source, or until it is stopped or the thread is interrupted, and closes the source.
     *
     * @throws IOException if the source cannot be read
     * @throws IllegalStateException if it has run or was closed before
     */
    public ReplaySummary run() throws IOException {
        if (!taken.compareAndSet(false, true)) {
            throw new IllegalStateException("a replay runs once");
        }
        startNanos = clock.nanos();
        reportNanos = startNanos;
        boolean finished;
        try (source) {
            finished = sendAll();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            finished = false;
        }
        report();
        return tally.summary(Duration.ofNanos(clock.nanos() - startNanos), !finished);
    }

    /** Ends the replay before the next record is sent. Returns at once. */
    public void stop() {
        stop.countDown();
    }

    /** Stops the replay, which then closes its source; a replay that never ran closes it here. */
    @Override
    public void close() throws IOException {
        stop();
        if (taken.compareAndSet(false, true)) {
            source.close();
        }
    }

    private boolean sendAll() throws IOException, InterruptedException {
        while (!stopped()) {
            ReplayRecord record = source.next();
            if (record == null) {
                return true;
            }
            if (record instanceof ReplayRecord.Timed timed) {
                awaitDue(timed);
                if (stopped()) {
                    return false;
                }
                send(timed);
            } else if (record instanceof ReplayRecord.Unreadable row) {
                skip(row);
            }
            reportIfDue();
        }
        return false;
    }

    private void send(ReplayRecord.Timed record) {
        Handover handover = record.sendTo(sink);
        tally.sent(record, handover);
        listener.sent(record, handover);
    }

    private void skip(ReplayRecord.Unreadable row) {
        tally.unreadable(row);
        sink.unreadable(row.reason());
        listener.unreadable(row);
    }

    private void awaitDue(ReplayRecord.Timed record) throws InterruptedException {
        long wait = pace.waitNanos(record.eventMicros());
        while (wait > 0 && !stopped()) {
            clock.sleep(Math.min(wait, plan.progressEvery().toNanos()), stop);
            reportIfDue();
            wait = pace.waitNanos(record.eventMicros());
        }
    }

    private boolean stopped() {
        return stop.getCount() == 0 || Thread.currentThread().isInterrupted();
    }

    private void reportIfDue() {
        if (clock.nanos() - reportNanos >= plan.progressEvery().toNanos()) {
            report();
        }
    }

    private void report() {
        reportNanos = clock.nanos();
        Instant eventTime = tally.lastEvent().orElse(Instant.EPOCH);
        listener.progress(ReplayProgress.of(tally.records(), source.total(), eventTime, reportNanos - startNanos));
    }
}
