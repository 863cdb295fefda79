package dev.plumbline.deploy.standalone.broker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server$;
import kafka.server.SharedServer;
import kafka.server.StandardFaultHandlerFactory;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.image.MetadataDelta;
import org.apache.kafka.image.MetadataImage;
import org.apache.kafka.image.loader.LoaderManifest;
import org.apache.kafka.image.publisher.MetadataPublisher;
import org.apache.kafka.metadata.BrokerRegistration;
import org.apache.kafka.raft.QuorumConfig;
import org.apache.kafka.server.ServerSocketFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * The broker that was killed in a log directory, as far as its metadata still believe in it.
 *
 * <p>They say that it leads every partition. Started on that word, a transaction coordinator takes office at once; when
 * the old registration expires a moment later it finds no leader for the partitions of a prepared transaction, takes them
 * for deleted, and notes the transaction as complete without its commit markers. Whoever reads committed records waits
 * there for ever. So the registration is let expire first, by a controller alone, with a session of a moment.
 */
final class Predecessor {
    private static final String CLEAN_SHUTDOWN = ".kafka_cleanshutdown";
    private static final String SESSION_MILLIS = "200";
    private static final String HEARTBEAT_MILLIS = "100";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Predecessor() {}

    /** Whether a broker ran in this directory and was not closed. */
    static boolean wasKilled(Path logDir) {
        return Files.exists(logDir.resolve("meta.properties")) && !Files.exists(logDir.resolve(CLEAN_SHUTDOWN));
    }

    /**
     * Returns the metadata once they name no live broker and no partition has a leader.
     *
     * @param settings those of the node
     * @throws BrokerException if that takes longer than a minute
     */
    static MetadataImage retire(Properties settings) {
        Properties shortLived = new Properties();
        shortLived.putAll(settings);
        shortLived.put("broker.session.timeout.ms", SESSION_MILLIS);
        shortLived.put("broker.heartbeat.interval.ms", HEARTBEAT_MILLIS);
        return runController(new KafkaConfig(shortLived, false));
    }

    private static MetadataImage runController(KafkaConfig config) {
        var directories = KafkaRaftServer.initializeLogDirs(config, LoggerFactory.getLogger(Predecessor.class), "");
        var properties = directories._1();
        SharedServer shared = new SharedServer(
                config,
                properties,
                Time.SYSTEM,
                Server$.MODULE$.initializeMetrics(
                        config, Time.SYSTEM, properties.clusterId().orElseThrow()),
                CompletableFuture.completedFuture(
                        QuorumConfig.parseVoterConnections(config.quorumConfig().voters())),
                List.of(),
                new StandardFaultHandlerFactory(),
                ServerSocketFactory.INSTANCE);
        ControllerServer controller = new ControllerServer(shared, KafkaRaftServer.configSchema(), directories._2());
        try {
            controller.startup();
            return awaitGone(shared, config.nodeId());
        } finally {
            controller.shutdown();
        }
    }

    private static MetadataImage awaitGone(SharedServer shared, int nodeId) {
        Watch watch = new Watch(nodeId);
        try {
            shared.loader().installPublishers(List.of(watch)).get();
            return watch.gone.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new BrokerException("The broker that was killed here did not leave the metadata", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerException("Interrupted while starting", e);
        }
    }

    private static final class Watch implements MetadataPublisher {
        private final int nodeId;
        private final CompletableFuture<MetadataImage> gone = new CompletableFuture<>();

        Watch(int nodeId) {
            this.nodeId = nodeId;
        }

        @Override
        public String name() {
            return "predecessor-" + nodeId;
        }

        @Override
        public void onMetadataUpdate(MetadataDelta delta, MetadataImage image, LoaderManifest manifest) {
            @Nullable BrokerRegistration registration = image.cluster().broker(nodeId);
            if (registration == null || registration.fenced()) {
                gone.complete(image);
            }
        }
    }
}
