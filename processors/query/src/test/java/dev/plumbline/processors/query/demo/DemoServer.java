package dev.plumbline.processors.query.demo;

import dev.plumbline.processors.query.QueryConfig;
import dev.plumbline.processors.query.QueryServer;
import dev.plumbline.processors.query.state.InMemoryState;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Serves the dashboard over made-up data that grows by a call a second, for work on the pages. */
public final class DemoServer implements AutoCloseable {
    private final ScheduledExecutorService growth = Executors.newSingleThreadScheduledExecutor();
    private final QueryServer server;
    private final DemoData data;

    /** Starts on a port; 0 for any. */
    public DemoServer(int port) {
        Instant now = Instant.now();
        data = DemoData.until(now);
        DemoAlerts.addTo(data.state(), data.shipped(), now);
        server = QueryServer.start(
                QueryConfig.onPort(port),
                data.state(),
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                Clock.systemUTC());
        var unused = growth.scheduleAtFixedRate(() -> data.second(Instant.now()), 1, 1, TimeUnit.SECONDS);
    }

    /** Lets no further calls come in. */
    void pause() {
        growth.shutdownNow();
    }

    /** The state, to break it. */
    public InMemoryState state() {
        return data.state();
    }

    /** Where it listens. */
    public String address() {
        return server.address().toString();
    }

    @Override
    public void close() {
        growth.shutdownNow();
        server.close();
    }

    /** Serves until stopped. */
    public static void main(String[] args) {
        DemoServer demo = new DemoServer(args.length > 0 ? Integer.parseInt(args[0]) : 8080);
        System.out.println("Dashboard with made-up data: " + demo.address());
    }
}
