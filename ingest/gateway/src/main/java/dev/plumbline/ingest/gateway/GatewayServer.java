package dev.plumbline.ingest.gateway;

import dev.plumbline.ingest.client.PlumblineClient;
import dev.plumbline.ingest.gateway.http.Answers;
import dev.plumbline.ingest.gateway.http.HealthRoutes;
import dev.plumbline.ingest.gateway.http.HostCheck;
import dev.plumbline.ingest.gateway.http.IntakeParts;
import dev.plumbline.ingest.gateway.http.IntakeRoutes;
import dev.plumbline.ingest.gateway.http.Limits;
import dev.plumbline.ingest.gateway.json.ReadContext;
import dev.plumbline.ingest.gateway.otlp.OtlpRoutes;
import dev.plumbline.ingest.gateway.otlp.UserHash;
import dev.plumbline.ingest.gateway.otlp.mapping.MappingContext;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import java.net.URI;
import java.time.Clock;
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
     * @param config where, and what is taken
     * @param client sends the records
     * @param clock the time of records that name none
     * @throws io.javalin.util.JavalinBindException when the port is taken
     */
    public static GatewayServer start(GatewayConfig config, PlumblineClient client, Clock clock) {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, 2);
        threads.setName("gateway");
        Javalin javalin = Javalin.create(settings -> {
            listen(settings, config, threads);
            HostCheck.register(settings.routes);
            Answers.register(settings.routes);
            IntakeParts parts = new IntakeParts(client, limits(config), threads);
            new IntakeRoutes(parts, context(config, client, clock)).register(settings.routes);
            new OtlpRoutes(parts, mapping(config, clock)).register(settings.routes);
            new HealthRoutes(client).register(settings.routes);
        });
        javalin.start();
        return new GatewayServer(javalin, config.host());
    }

    private static ReadContext context(GatewayConfig config, PlumblineClient client, Clock clock) {
        return new ReadContext(config.tenant(), config.multiTenant(), client::newId, clock);
    }

    private static MappingContext mapping(GatewayConfig config, Clock clock) {
        return new MappingContext(config.tenant(), config.multiTenant(), new UserHash(config.userHashKey()), clock);
    }

    private static Limits limits(GatewayConfig config) {
        return new Limits(
                config.maxBodyBytes(), config.maxBodiesBytes(), config.bodyTimeout(), config.acknowledgeTimeout());
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
        settings.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setIdleTimeout(config.bodyTimeout().toMillis());
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
