package dev.plumbline.processors.topologies.running;

import dev.plumbline.processors.topologies.PlumblineTopology;
import dev.plumbline.processors.topologies.TopologySettings;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The topology, running. A thread that dies is replaced, and what it had not committed is processed again.
 *
 * <p>Thread-safe.
 */
public final class Pipeline implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(20);

    private final KafkaStreams streams;
    private final TopologySettings settings;
    private final RegistryPatience patience;
    private final CountDownLatch running;

    private Pipeline(
            KafkaStreams streams, TopologySettings settings, RegistryPatience patience, CountDownLatch running) {
        this.streams = streams;
        this.settings = settings;
        this.patience = patience;
        this.running = running;
    }

    /**
     * Starts the topology; answers at once. Its threads wait for the registry while it cannot be asked.
     *
     * @throws org.apache.kafka.streams.errors.StreamsException if the settings do not fit the brokers
     */
    public static Pipeline start(PipelineConfig config, TopologySettings settings) {
        Properties properties = config.streams();
        RegistryPatience patience = new RegistryPatience();
        TopologySettings connected =
                settings.withRegistry(patience.around(settings.registry())).withCalls(KafkaCallLog.factory(config));
        CountDownLatch running = new CountDownLatch(1);
        KafkaStreams streams = SafeStart.start(
                () -> listened(new KafkaStreams(PlumblineTopology.build(connected, properties), properties), running));
        return new Pipeline(streams, settings, patience, running);
    }

    private static KafkaStreams listened(KafkaStreams streams, CountDownLatch running) {
        streams.setStateListener((now, before) -> {
            LOG.info("pipeline went from {} to {}", before, now);
            if (now == KafkaStreams.State.RUNNING) {
                running.countDown();
            }
        });
        streams.setUncaughtExceptionHandler(e -> {
            LOG.error("a stream thread failed and is replaced", e);
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
        return streams;
    }

    /** Waits until all tasks run for the first time; false if they do not within {@code timeout}. */
    public boolean awaitRunning(Duration timeout) throws InterruptedException {
        return running.await(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The running application, for queries and metrics. */
    public KafkaStreams streams() {
        return streams;
    }

    /** How the pipeline gets on with the registry. */
    public RegistryPatience patience() {
        return patience;
    }

    /** What the topology was built from; its registry fails at once when it cannot be asked. */
    public TopologySettings settings() {
        return settings;
    }

    /** Commits, stops, and leaves the group, so that the next start need not wait for a session to end. */
    @Override
    public void close() {
        patience.end();
        streams.close(CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
                .withTimeout(CLOSE_TIMEOUT));
    }
}
