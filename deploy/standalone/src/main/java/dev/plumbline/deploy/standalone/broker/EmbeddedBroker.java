package dev.plumbline.deploy.standalone.broker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/**
 * A Kafka broker and its KRaft controller in this JVM, on 127.0.0.1 only.
 *
 * <p>{@link #start} formats the data directory if need be and returns once the broker takes requests. Data survives
 * {@link #close} and a killed process. A data directory belongs to one broker at a time. Thread-safe.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private final KafkaRaftServer server;
    private final int port;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedBroker(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /**
     * Starts a broker and waits until it is ready.
     *
     * @throws BrokerException if the directory cannot be formatted, a port is taken, or the broker does not start
     */
    public static EmbeddedBroker start(BrokerOptions options) {
        Path logDir = options.dataDir().resolve("logs");
        try {
            Files.createDirectories(logDir);
            int port = options.port() == 0 ? freePort() : options.port();
            Properties settings = BrokerSettings.of(logDir, port, freePort());
            if (Predecessor.wasKilled(logDir)) {
                Predecessor.retire(settings);
            }
            formatIfNew(options.dataDir(), logDir, settings);
            KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
            server.startup();
            return new EmbeddedBroker(server, port);
        } catch (IOException | RuntimeException e) {
            throw new BrokerException("The embedded broker in " + options.dataDir() + " did not start", e);
        }
    }

    /** Address for clients, as {@code host:port}. */
    public String bootstrapServers() {
        return BrokerSettings.HOST + ":" + port;
    }

    /** Port for clients. */
    public int port() {
        return port;
    }

    /** Hands leadership back, flushes and stops; clients should be closed before. Idempotent. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        PreparedTransactions.awaitNone(bootstrapServers());
        server.shutdown();
        server.awaitShutdown();
    }

    private static void formatIfNew(Path dataDir, Path logDir, Properties settings) throws IOException {
        if (Files.exists(logDir.resolve("meta.properties"))) {
            return;
        }
        Path file = dataDir.resolve("format.properties");
        try (var out = Files.newBufferedWriter(file)) {
            settings.store(out, "Used once, to format the log directory");
        }
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        String clusterId = Uuid.randomUuid().toString();
        String[] command = {"format", "-t", clusterId, "-c", file.toString(), "--ignore-formatted"};
        int status = StorageTool.execute(command, new PrintStream(output, true, StandardCharsets.UTF_8));
        if (status != 0) {
            throw new IOException("Formatting failed: " + output.toString(StandardCharsets.UTF_8));
        }
        Files.delete(file);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(BrokerSettings.HOST), 0));
            return socket.getLocalPort();
        }
    }
}
