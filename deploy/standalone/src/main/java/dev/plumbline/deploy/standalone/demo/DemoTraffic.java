package dev.plumbline.deploy.standalone.demo;

import dev.plumbline.deploy.standalone.replay.PublishingSink;
import dev.plumbline.ingest.replay.Handover;
import dev.plumbline.ingest.replay.RecordSource;
import dev.plumbline.ingest.replay.ReplayClock;
import dev.plumbline.ingest.replay.ReplayListener;
import dev.plumbline.ingest.replay.ReplayPlan;
import dev.plumbline.ingest.replay.ReplayProgress;
import dev.plumbline.ingest.replay.ReplayRecord;
import dev.plumbline.ingest.replay.ReplaySummary;
import dev.plumbline.ingest.replay.Replayer;
import dev.plumbline.ingest.replay.Speed;
import dev.plumbline.ingest.replay.scenario.Scenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sends a scenario: its history as fast as Kafka takes it, then its live part in a thread of its own. */
final class DemoTraffic {
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration PROGRESS = Duration.ofMillis(250);

    private final Scenario scenario;
    private final PublishingSink sink;
    private final SentTotals sent = new SentTotals();
    private volatile long eventMicros;
    private @Nullable Replayer running;

    DemoTraffic(Scenario scenario, PublishingSink sink) {
        this.scenario = scenario;
        this.sink = sink;
        this.eventMicros =
                ChronoUnit.MICROS.between(Instant.EPOCH, scenario.config().liveStart());
    }

    /** Sends the history and returns when all of it was handed over. */
    ReplaySummary backfill(Consumer<ReplayProgress> progress) {
        return run(scenario.backfill(), new ReplayPlan(Speed.MAX, false, PROGRESS), progress);
    }

    /** Starts the live part; it completes when it was stopped. Never ahead of the clock. */
    CompletableFuture<ReplaySummary> live() {
        ReplayPlan plan = new ReplayPlan(new Speed(DemoOptions.LIVE_SPEED), true, PROGRESS);
        return CompletableFuture.supplyAsync(
                () -> run(scenario.live(), plan, progress -> {}), task -> new Thread(task, "demo-live").start());
    }

    /** Event time of the latest record sent. */
    Instant eventTime() {
        return Instant.EPOCH.plus(eventMicros, ChronoUnit.MICROS);
    }

    SentTotals sent() {
        return sent;
    }

    /** Ends what runs before its next record. */
    synchronized void stop() {
        Replayer replayer = running;
        if (replayer != null) {
            replayer.stop();
        }
    }

    /** Waits until Kafka has everything, and reports the final counters. */
    void close() {
        sink.close(CLOSE_TIMEOUT);
    }

    private ReplaySummary run(RecordSource source, ReplayPlan plan, Consumer<ReplayProgress> progress) {
        Replayer replayer = new Replayer(source, sink, plan, listener(progress), ReplayClock.system());
        synchronized (this) {
            running = replayer;
        }
        try {
            return replayer.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ReplayListener listener(Consumer<ReplayProgress> consumer) {
        return new ReplayListener() {
            @Override
            public void sent(ReplayRecord.Timed record, Handover handover) {
                if (handover == Handover.ACCEPTED) {
                    sent.count(record);
                    eventMicros = record.eventMicros();
                }
            }

            @Override
            public void progress(ReplayProgress progress) {
                consumer.accept(progress);
            }
        };
    }
}
