package dev.plumbline.processors.query;

import dev.plumbline.processors.query.http.CompareRoutes;
import dev.plumbline.processors.query.http.DriftRoutes;
import dev.plumbline.processors.query.http.HealthRoutes;
import dev.plumbline.processors.query.http.LedgerRoutes;
import dev.plumbline.processors.query.http.MetricsRoutes;
import dev.plumbline.processors.query.http.ProblemRoutes;
import dev.plumbline.processors.query.http.Protection;
import dev.plumbline.processors.query.http.ReportRoutes;
import dev.plumbline.processors.query.http.SeriesRoutes;
import dev.plumbline.processors.query.http.UnpricedRoutes;
import dev.plumbline.processors.query.pages.PageRoutes;
import dev.plumbline.processors.query.state.ChangePublisher;
import dev.plumbline.processors.query.state.StateReader;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The running server. Started by {@link #start}, stopped by {@link #close}; thread-safe.
 *
 * <p>Every answer comes from the {@link StateReader} at the time of the request; nothing is cached here.
 */
public final class QueryServer implements AutoCloseable {
    private static final int THREADS = 16;

    private final Javalin javalin;
    private final URI address;

    private QueryServer(Javalin javalin, String host) {
        this.javalin = javalin;
        this.address = URI.create("http://" + host + ":" + javalin.port());
    }

    /**
     * Starts listening.
     *
     * @param config where
     * @param state what answers come from
     * @param changes where decisions about baselines are written
     * @param registry metrics that {@code /metrics} shows; gauges of the ledger are added to it
     * @param clock the time that relative times refer to
     * @throws io.javalin.util.JavalinBindException when the port is taken
     */
    public static QueryServer start(
            QueryConfig config,
            StateReader state,
            ChangePublisher changes,
            PrometheusMeterRegistry registry,
            InstantSource clock) {
        Javalin javalin = Javalin.create(settings -> {
            listen(settings, config);
            routes(settings.routes, state, registry, clock);
            new DriftRoutes(state, changes, clock).register(settings.routes);
        });
        javalin.start();
        return new QueryServer(javalin, config.host());
    }

    /** Starts listening without a way to decide about baselines: what would be written is refused. */
    public static QueryServer start(
            QueryConfig config, StateReader state, PrometheusMeterRegistry registry, InstantSource clock) {
        return start(config, state, change -> CompletableFuture.completedFuture(false), registry, clock);
    }

    private static void listen(JavalinConfig settings, QueryConfig config) {
        settings.startup.showJavalinBanner = false;
        settings.startup.showOldJavalinVersionWarning = false;
        settings.startup.startupWatcherEnabled = false;
        settings.jetty.host = config.host();
        settings.jetty.port = config.port();
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, 2);
        threads.setName("query");
        settings.jetty.threadPool = threads;
        settings.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
    }

    private static void routes(
            RoutesConfig routes, StateReader state, PrometheusMeterRegistry registry, InstantSource clock) {
        Protection.register(routes);
        ProblemRoutes.register(routes);
        new SeriesRoutes(state, clock).register(routes);
        new CompareRoutes(state, clock).register(routes);
        new ReportRoutes(state).register(routes);
        new UnpricedRoutes(state).register(routes);
        new LedgerRoutes(state).register(routes);
        new HealthRoutes(state).register(routes);
        new MetricsRoutes(state, registry).register(routes);
        new PageRoutes(state, clock).register(routes);
    }

    /** The port that is listened on. */
    public int port() {
        return javalin.port();
    }

    /** Where a browser finds the dashboard, for example {@code http://127.0.0.1:8080}. */
    public URI address() {
        return address;
    }

    /** Stops listening. */
    @Override
    public void close() {
        javalin.stop();
    }
}
