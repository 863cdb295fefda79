package dev.plumbline.processors.benchmarks.broker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/** Runs a broker and its controller until standard input ends. Prints its address. */
final class BrokerMain {
    private static final String HOST = "127.0.0.1";

    private BrokerMain() {}

    public static void main(String[] args) throws IOException {
        Path directory = Path.of(args[0]);
        int port = freePort();
        Properties settings = settings(directory.resolve("logs"), port, freePort());
        format(directory, settings);
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
        server.startup();
        System.out.println("broker " + HOST + ":" + port);
        while (System.in.read() >= 0) {
            // The benchmark holds the other end open for as long as it lives.
        }
        Runtime.getRuntime().halt(0);
    }

    private static Properties settings(Path logs, int port, int controllerPort) {
        Properties settings = new Properties();
        settings.putAll(Map.of(
                "process.roles", "broker,controller",
                "node.id", "1",
                "controller.quorum.voters", "1@" + HOST + ":" + controllerPort,
                "controller.listener.names", "CONTROLLER",
                "listeners", "PLAINTEXT://" + HOST + ":" + port + ",CONTROLLER://" + HOST + ":" + controllerPort,
                "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "log.dirs", logs.toString(),
                "num.network.threads", "2",
                "num.io.threads", "3"));
        settings.putAll(Map.of(
                "offsets.topic.num.partitions", "4",
                "offsets.topic.replication.factor", "1",
                "transaction.state.log.num.partitions", "4",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1",
                "group.initial.rebalance.delay.ms", "0",
                "log.cleaner.dedupe.buffer.size", "16777216",
                "auto.create.topics.enable", "false"));
        return settings;
    }

    private static void format(Path directory, Properties settings) throws IOException {
        Files.createDirectories(directory);
        Path file = directory.resolve("broker.properties");
        try (var out = Files.newBufferedWriter(file)) {
            settings.store(out, null);
        }
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        String[] command = {"format", "-t", Uuid.randomUuid().toString(), "-c", file.toString()};
        if (StorageTool.execute(command, new PrintStream(output, true, StandardCharsets.UTF_8)) != 0) {
            throw new IOException(output.toString(StandardCharsets.UTF_8));
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
            return socket.getLocalPort();
        }
    }
}
