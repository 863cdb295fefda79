package dev.plumbline.ingest.gateway;

import dev.plumbline.ingest.client.PlumblineClient;
import dev.plumbline.ingest.gateway.access.Principal;
import dev.plumbline.ingest.gateway.access.TenantRates;
import dev.plumbline.ingest.gateway.http.Admission;
import dev.plumbline.ingest.gateway.http.Answers;
import dev.plumbline.ingest.gateway.http.HealthRoutes;
import dev.plumbline.ingest.gateway.http.HostCheck;
import dev.plumbline.ingest.gateway.http.OpenApiRoute;
import dev.plumbline.ingest.gateway.intake.IntakeParts;
import dev.plumbline.ingest.gateway.intake.IntakeRoutes;
import dev.plumbline.ingest.gateway.metrics.GatewayMeters;
import dev.plumbline.ingest.gateway.metrics.MetricsRoutes;
import dev.plumbline.ingest.gateway.otlp.OtlpRoutes;
import dev.plumbline.ingest.gateway.otlp.UserHash;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The running gateway. Started by {@link #start}, stopped by {@link #close}; thread-safe.
 *
 * <p>Publishes through a client that the caller makes, with {@code PublisherKind.GATEWAY} and a buffer that holds the
 * batches in flight, and closes after the gateway.
 */
public final class GatewayServer implements AutoCloseable {
    private static final int THREADS = 32;

    private final Javalin javalin;
    private final URI address;

    private GatewayServer(Javalin javalin, String host) {
        this.javalin = javalin;
        this.address = URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + javalin.port());
    }

    /**
     * Starts listening.
     *
     * @param config where, to whom, and what is taken
     * @param client sends the records
     * @param clock the time of records that name none
     * @throws io.javalin.util.JavalinBindException when the port is taken
     */
    public static GatewayServer start(GatewayConfig config, PlumblineClient client, Clock clock) {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, 2);
        threads.setName("gateway");
        IntakeParts parts = new IntakeParts(client, config.limits(), admission(config), threads);
        Javalin javalin = Javalin.create(settings -> {
            listen(settings, config, threads);
            register(settings.routes, config, parts, clock);
        });
        javalin.start();
        return new GatewayServer(javalin, config.host());
    }

    private static Admission admission(GatewayConfig config) {
        Principal anybody = new Principal(config.tenant(), config.multiTenant());
        TenantRates rates = new TenantRates(config.limits().bytesPerSecond(), System::nanoTime);
        return new Admission(config.keys(), anybody, rates);
    }

    private static void register(RoutesConfig routes, GatewayConfig config, IntakeParts parts, Clock clock) {
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new MetricsRoutes(meters, parts.admission()).register(routes);
        HostCheck.register(routes, !config.keys().isEmpty());
        Answers.register(routes);
        OtlpRoutes otlp = new OtlpRoutes(parts, new UserHash(config.userHashKey()), clock);
        otlp.register(routes);
        new IntakeRoutes(parts, clock).register(routes);
        new OpenApiRoute().register(routes);
        new HealthRoutes(parts.client()).register(routes);
        GatewayMeters.client(meters, parts.client());
        GatewayMeters.bodies(meters, parts.bodies());
        GatewayMeters.otlp(meters, otlp::counts);
    }

    private static void listen(JavalinConfig settings, GatewayConfig config, QueuedThreadPool threads) {
        settings.startup.showJavalinBanner = false;
        settings.startup.showOldJavalinVersionWarning = false;
        settings.startup.startupWatcherEnabled = false;
        settings.http.compressionStrategy = CompressionStrategy.NONE;
        settings.http.prefer405over404 = true;
        settings.jetty.host = config.host();
        settings.jetty.port = config.port();
        settings.jetty.threadPool = threads;
        // Longer than a request may take, so that it is answered before its connection is cut.
        Duration idle = config.limits().bodyTimeout().plus(config.limits().acknowledgeTimeout());
        settings.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setIdleTimeout(idle.toMillis());
        });
    }

    /** The port that is listened on. */
    public int port() {
        return javalin.port();
    }

    /** Where to send to, for example {@code http://127.0.0.1:4318}. */
    public URI address() {
        return address;
    }

    /** Stops listening. Records that were accepted are with the client. */
    @Override
    public void close() {
        javalin.stop();
    }
}
