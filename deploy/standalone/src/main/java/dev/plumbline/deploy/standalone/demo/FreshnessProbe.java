package dev.plumbline.deploy.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.deploy.standalone.api.QueryApi;
import dev.plumbline.deploy.standalone.api.QueryString;
import dev.plumbline.ingest.client.PlumblineClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Measures how long it takes from publishing a call to reading it in a total: publishes a call of a feature of its own
 * every second, with the event time of the traffic, and asks until it is counted.
 */
final class FreshnessProbe implements AutoCloseable {
    /** Feature of the probe calls; they ask no model and cost nothing. */
    static final String FEATURE = "plumbline-probe";

    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long POLL_NANOS = 5_000_000;

    private final PlumblineClient client;
    private final QueryApi api;
    private final Instant since;
    private final Supplier<Instant> eventTime;
    private final List<Long> nanos = new ArrayList<>();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "demo-probe"));
    private long published;

    FreshnessProbe(PlumblineClient client, QueryApi api, Instant since, Supplier<Instant> eventTime) {
        this.client = client;
        this.api = api;
        this.since = since;
        this.eventTime = eventTime;
    }

    void start() {
        var unused = thread.scheduleWithFixedDelay(this::probe, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void probe() {
        long from = System.nanoTime();
        client.call(FEATURE)
                .startedAt(eventTime.get())
                .duration(Duration.ofMillis(1))
                .appCacheHit(true)
                .publish();
        long wanted = count();
        while (counted() < wanted) {
            if (System.nanoTime() - from > PATIENCE.toNanos()
                    || Thread.currentThread().isInterrupted()) {
                return;
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        note(System.nanoTime() - from);
    }

    private synchronized long count() {
        return ++published;
    }

    private synchronized void note(long elapsed) {
        nanos.add(elapsed);
    }

    private long counted() {
        JsonNode answer = api.get(
                "/v1/series",
                QueryString.none()
                        .with("group_by", "feature")
                        .with("feature", FEATURE)
                        .with("fields", "calls")
                        .with("from", since.toString())
                        .with("step", "total"));
        return answer.at("/all/total/calls").asLong();
    }

    /** Probe calls published so far. */
    synchronized long published() {
        return published;
    }

    /** The delays in nanoseconds, ascending. */
    synchronized List<Long> delays() {
        return nanos.stream().sorted().toList();
    }

    /** Waits for the probe that runs, and sends no more. */
    @Override
    public void close() throws InterruptedException {
        thread.shutdown();
        if (!thread.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            thread.shutdownNow();
        }
        client.close();
    }
}
