package dev.plumbline.deploy.standalone.broker;

import java.nio.file.Path;
import java.util.Properties;

/**
 * Settings of a single KRaft node that is broker and controller: small memory, a fast start and a fast restart after a
 * kill. Whatever is not named here is Kafka's default.
 */
final class BrokerSettings {
    static final String HOST = "127.0.0.1";

    private static final int MEGABYTE = 1 << 20;

    private BrokerSettings() {}

    static Properties of(Path logDir, int port, int controllerPort) {
        Properties settings = new Properties();
        node(settings, logDir, port, controllerPort);
        restart(settings);
        internalTopics(settings);
        memory(settings);
        return settings;
    }

    private static void node(Properties settings, Path logDir, int port, int controllerPort) {
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "1");
        settings.put("controller.quorum.voters", "1@" + HOST + ":" + controllerPort);
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("listeners", "PLAINTEXT://" + HOST + ":" + port + ",CONTROLLER://" + HOST + ":" + controllerPort);
        settings.put("advertised.listeners", "PLAINTEXT://" + HOST + ":" + port);
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("inter.broker.listener.name", "PLAINTEXT");
        settings.put("log.dirs", logDir.toString());
        settings.put("auto.create.topics.enable", "false");
    }

    /** Sessions may be long: {@link Predecessor} ends that of a killed broker, and a busy machine ends no live one. */
    private static void restart(Properties settings) {
        settings.put("broker.session.timeout.ms", "30000");
        settings.put("broker.heartbeat.interval.ms", "500");
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
        settings.put("num.recovery.threads.per.data.dir", "2");
    }

    private static void internalTopics(Properties settings) {
        settings.put("offsets.topic.num.partitions", "4");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("transaction.state.log.num.partitions", "4");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.num.partitions", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("default.replication.factor", "1");
        settings.put("min.insync.replicas", "1");
    }

    /** The defaults are for a machine of its own: 128 MB for the log cleaner, 10 MB of index a segment, eight disk threads. */
    private static void memory(Properties settings) {
        settings.put("log.segment.bytes", Integer.toString(64 * MEGABYTE));
        settings.put("log.index.size.max.bytes", Integer.toString(MEGABYTE));
        settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(16 * MEGABYTE));
        settings.put("log.cleaner.io.buffer.size", Integer.toString(MEGABYTE / 4));
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "3");
        settings.put("background.threads", "2");
        settings.put("queued.max.requests", "64");
        settings.put("metric.reporters", "");
    }
}
