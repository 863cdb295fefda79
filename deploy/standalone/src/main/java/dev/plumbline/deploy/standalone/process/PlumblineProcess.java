package dev.plumbline.deploy.standalone.process;

import dev.plumbline.deploy.registry.EmbeddedSchemaRegistry;
import dev.plumbline.deploy.registry.RegistryOptions;
import dev.plumbline.deploy.standalone.broker.BrokerOptions;
import dev.plumbline.deploy.standalone.broker.EmbeddedBroker;
import dev.plumbline.deploy.standalone.config.ProcessConfig;
import dev.plumbline.deploy.standalone.topics.BrokerTopics;
import dev.plumbline.deploy.standalone.topics.TopicPlan;
import dev.plumbline.deploy.standalone.topics.TopicSizing;
import dev.plumbline.ingest.client.ClientConfig;
import dev.plumbline.ingest.client.Plumbline;
import dev.plumbline.ingest.client.PlumblineClient;
import dev.plumbline.ingest.client.delivery.Delivery;
import dev.plumbline.ingest.gateway.GatewayConfig;
import dev.plumbline.ingest.gateway.GatewayServer;
import dev.plumbline.processors.query.QueryConfig;
import dev.plumbline.processors.query.QueryServer;
import dev.plumbline.processors.query.state.StateReader;
import dev.plumbline.schemas.records.PublisherKind;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything in this JVM: broker and registry, topics, pipeline, gateway, query API, in this order; stopped in reverse,
 * so that the broker is there until the pipeline has left it.
 *
 * <p>{@link #start} returns when state can be queried. A start that fails stops what had started and throws
 * {@link StartException}. Thread-safe.
 */
public final class PlumblineProcess implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PlumblineProcess.class);
    private static final Duration READY_TIMEOUT = Duration.ofSeconds(120);
    private static final Duration READY_POLL = Duration.ofMillis(25);
    private static final Duration TOPIC_TIMEOUT = Duration.ofSeconds(30);
    private static final String HOST = "127.0.0.1";
    private static final long GATEWAY_BUFFER_BYTES = 32L << 20;

    private final ProcessConfig config;
    private final PipelineStarter pipelineStarter;
    private final StartListener listener;
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final ClosingStack started = new ClosingStack();

    private PlumblineProcess(ProcessConfig config, PipelineStarter pipelineStarter, StartListener listener) {
        this.config = config;
        this.pipelineStarter = pipelineStarter;
        this.listener = listener;
    }

    /** A process that is up, with its addresses. */
    public record Running(PlumblineProcess process, Addresses addresses, StateReader state) implements AutoCloseable {
        @Override
        public void close() {
            process.close();
        }
    }

    /**
     * Starts everything and waits until it is ready.
     *
     * @throws StartException if the data directory or a port is taken, or a part does not start
     */
    public static Running start(ProcessConfig config, PipelineStarter pipelineStarter, StartListener listener) {
        PlumblineProcess process = new PlumblineProcess(config, pipelineStarter, listener);
        try {
            return process.startAll();
        } catch (RuntimeException e) {
            LOG.error("The start failed", e);
            process.close();
            throw e instanceof StartException start ? start : new StartException(reason(e), e);
        }
    }

    /** Stops in reverse. Idempotent. */
    @Override
    public void close() {
        started.close();
    }

    private Running startAll() {
        started.push("lock", DataDirLock.acquire(config.dataDir()));
        PortCheck.requireFree(config.ports());
        var startingRegistry = CompletableFuture.supplyAsync(() -> started.push("registry", startRegistry()));
        var preparing = CompletableFuture.runAsync(pipelineStarter::prepare);
        EmbeddedBroker broker = started.push("broker", startBroker());
        listener.up("broker");
        EmbeddedSchemaRegistry registry = startingRegistry.join();
        bringTopics(broker.bootstrapServers());
        listener.up("topics");
        preparing.join();
        return startServing(broker, registry);
    }

    private Running startServing(EmbeddedBroker broker, EmbeddedSchemaRegistry registry) {
        Pipeline pipeline = started.push("pipeline", startPipeline(broker, registry));
        PlumblineClient client = startClient(broker.bootstrapServers(), registry.url());
        GatewayServer gateway = startGateway(client);
        QueryServer query = started.push("query", startQuery(pipeline.state(), client));
        awaitReady(pipeline.state());
        listener.up("pipeline");
        Addresses addresses = new Addresses(
                broker.bootstrapServers(), URI.create(registry.url()), gateway.address(), query.address());
        LOG.info("Ready: {}", addresses);
        return new Running(this, addresses, pipeline.state());
    }

    private EmbeddedBroker startBroker() {
        return EmbeddedBroker.start(new BrokerOptions(
                config.dataDir().resolve("broker"), config.ports().broker()));
    }

    private EmbeddedSchemaRegistry startRegistry() {
        try {
            return EmbeddedSchemaRegistry.start(new RegistryOptions(
                    HOST,
                    config.ports().registry(),
                    config.dataDir().resolve("registry").resolve("journal")));
        } catch (IOException e) {
            throw new StartException("The schema registry did not start: " + e.getMessage(), e);
        }
    }

    private void bringTopics(String bootstrapServers) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            BrokerTopics topics = new BrokerTopics(admin, TOPIC_TIMEOUT);
            TopicPlan plan = topics.plan(new TopicSizing(config.partitions(), 1));
            if (plan.movesKeys()) {
                throw new StartException(
                        "There are fewer partitions than topics.partitions asks for (" + config.partitions() + ").",
                        "Keep the number that there is, or start with a new data directory.");
            }
            topics.apply(plan);
        }
    }

    private Pipeline startPipeline(EmbeddedBroker broker, EmbeddedSchemaRegistry registry) {
        return pipelineStarter.start(new PipelineContext(
                config,
                broker.bootstrapServers(),
                registry.url(),
                config.dataDir().resolve("state"),
                meters));
    }

    /** The client closes after the gateway, when nothing is handed to it any more, and before the broker. */
    private PlumblineClient startClient(String bootstrapServers, String registryUrl) {
        return started.push(
                "gateway client",
                Plumbline.client(ClientConfig.builder()
                        .bootstrapServers(bootstrapServers)
                        .registry(registryUrl)
                        .kind(PublisherKind.GATEWAY)
                        .bufferBytes(GATEWAY_BUFFER_BYTES)
                        // Senders wait for the answer, and a batch over HTTP is a batch already.
                        .producer("linger.ms", 5)
                        .build()));
    }

    private GatewayServer startGateway(PlumblineClient client) {
        GatewayConfig where =
                GatewayParts.config(config.gateway(), config.ports().gateway());
        return started.push("gateway", GatewayServer.start(where, client, Clock.systemUTC()));
    }

    private QueryServer startQuery(StateReader state, PlumblineClient client) {
        new JvmMemoryMetrics().bindTo(meters);
        return QueryServer.start(
                new QueryConfig(HOST, config.ports().http()),
                state,
                change -> client.deliver(change).thenApply(Delivery::isAcknowledged),
                meters,
                Clock.systemUTC());
    }

    private static void awaitReady(StateReader state) {
        long deadline = System.nanoTime() + READY_TIMEOUT.toNanos();
        while (!state.status().ready()) {
            if (System.nanoTime() - deadline > 0 || Thread.currentThread().isInterrupted()) {
                throw new StartException(
                        "The pipeline was not ready in time: " + state.status().checks() + ".",
                        "The log file in the data directory says what it waits for.");
            }
            LockSupport.parkNanos(READY_POLL.toNanos());
        }
    }

    private static String reason(RuntimeException e) {
        Throwable cause = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
        return String.valueOf(cause.getMessage());
    }
}
