package dev.plumbline.deploy.standalone.demo;

import dev.plumbline.deploy.standalone.api.QueryApi;
import dev.plumbline.deploy.standalone.config.ProcessConfig;
import dev.plumbline.deploy.standalone.process.Addresses;
import dev.plumbline.deploy.standalone.process.PipelineStarter;
import dev.plumbline.deploy.standalone.process.PlumblineProcess;
import dev.plumbline.deploy.standalone.process.Uptime;
import dev.plumbline.deploy.standalone.replay.PublishingSink;
import dev.plumbline.ingest.client.ClientConfig;
import dev.plumbline.ingest.client.Plumbline;
import dev.plumbline.ingest.replay.ReplaySummary;
import dev.plumbline.ingest.replay.scenario.Scenario;
import dev.plumbline.ingest.replay.scenario.ScenarioConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * One demo: start, two weeks of history at full speed, then live at {@value DemoOptions#LIVE_SPEED} times the clock until
 * the time is up or it is stopped, then the reckoning.
 *
 * <p>{@link #run} is called once; {@link #stop} by any thread.
 */
public final class Demo {
    private static final Duration WATCH = Duration.ofMillis(250);

    private final DemoOptions options;
    private final DemoListener listener;
    private final Clock clock;
    private final CountDownLatch stopped = new CountDownLatch(1);

    /** Prepares a demo; nothing is started. */
    public Demo(DemoOptions options, DemoListener listener, Clock clock) {
        this.options = options;
        this.listener = listener;
        this.clock = clock;
    }

    /** Ends the live part; {@link #run} then reckons and returns. Before the live part it does so right after it began. */
    public void stop() {
        stopped.countDown();
    }

    /** The scenario of a demo that goes live now. */
    ScenarioConfig scenario() {
        Instant liveStart = clock.instant().minus(DemoOptions.LIVE_SPAN);
        return ScenarioConfig.startingAt(liveStart, options.seed())
                .withHistory(DemoOptions.HISTORY, options.calls())
                .withFaults(.002, .0001);
    }

    /**
     * Runs everything in a process of the given configuration, whose data directory must exist.
     *
     * @throws InterruptedException if the thread is interrupted; what was started is closed
     */
    public DemoReport run(ProcessConfig config, PipelineStarter pipeline) throws InterruptedException {
        ScenarioConfig scenario = scenario();
        ProcessConfig watched = config.withRules(DemoRules.write(config.dataDir(), scenario.zone()));
        try (PlumblineProcess.Running process = PlumblineProcess.start(watched, pipeline, listener::up)) {
            Duration ready = Uptime.now(clock);
            listener.ready(process.addresses().query());
            return traffic(process.addresses(), new Scenario(scenario), ready);
        }
    }

    private DemoReport traffic(Addresses addresses, Scenario scenario, Duration ready) throws InterruptedException {
        QueryApi api = new QueryApi(addresses.query());
        DemoTraffic traffic = new DemoTraffic(
                scenario,
                new PublishingSink(
                        addresses.bootstrapServers(), addresses.registry().toString()));
        try {
            return live(addresses, api, scenario, traffic, ready);
        } finally {
            traffic.stop();
            traffic.close();
        }
    }

    private DemoReport live(Addresses addresses, QueryApi api, Scenario scenario, DemoTraffic traffic, Duration ready)
            throws InterruptedException {
        Reckoning reckoning = new Reckoning(api, scenario, traffic);
        ReplaySummary history = traffic.backfill(listener::progress);
        listener.caughtUp(reckoning.awaitCounted(0));
        FreshnessProbe probe = probe(addresses, api, scenario, traffic);
        CompletableFuture<ReplaySummary> live = traffic.live();
        try (probe) {
            probe.start();
            watch(new LiveWatch(api, scenario, traffic, listener), live);
        }
        traffic.stop();
        live.join();
        traffic.close();
        return reckoning.report(ready, history, probe);
    }

    private static FreshnessProbe probe(Addresses addresses, QueryApi api, Scenario scenario, DemoTraffic traffic) {
        ClientConfig config = ClientConfig.builder()
                .bootstrapServers(addresses.bootstrapServers())
                .registry(addresses.registry().toString())
                .tenant("plumbline")
                .app("demo")
                .build();
        return new FreshnessProbe(
                Plumbline.client(config), api, scenario.config().liveStart(), traffic::eventTime);
    }

    private void watch(LiveWatch watch, CompletableFuture<ReplaySummary> live) throws InterruptedException {
        long end = System.nanoTime() + liveLength().map(Duration::toNanos).orElse(Long.MAX_VALUE / 2);
        while (!live.isDone() && end - System.nanoTime() > 0) {
            watch.look();
            if (stopped.await(WATCH.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        }
    }

    private Optional<Duration> liveLength() {
        return options.length().map(length -> {
            Duration left = length.minus(Uptime.now(clock));
            return left.compareTo(DemoOptions.LEAST_LIVE) < 0 ? DemoOptions.LEAST_LIVE : left;
        });
    }
}
