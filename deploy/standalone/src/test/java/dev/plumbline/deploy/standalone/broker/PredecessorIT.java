package dev.plumbline.deploy.standalone.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.image.MetadataImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class PredecessorIT {
    @TempDir
    Path dir;

    @Test
    @Timeout(90)
    void shouldLeaveNoPartitionWithALeaderWhenTheLastBrokerWasKilled() throws Exception {
        Process killed = startChild();
        try {
            createTopic(awaitReady(killed));
        } finally {
            killed.destroyForcibly().waitFor();
        }

        assertThat(Predecessor.wasKilled(dir.resolve("logs"))).isTrue();
        MetadataImage image = Predecessor.retire(BrokerSettings.of(dir.resolve("logs"), free(), free()));

        assertThat(image.topics().topicsByName()).containsKey("things");
        assertThat(image.topics().topicsByName().values())
                .flatMap(topic -> topic.partitions().values())
                .isNotEmpty()
                .allMatch(partition -> partition.leader < 0);
    }

    @Test
    @Timeout(90)
    void shouldHaveNobodyToRetireWhenTheLastBrokerWasClosed() {
        EmbeddedBroker.start(new BrokerOptions(dir, 0)).close();

        assertThat(Predecessor.wasKilled(dir.resolve("logs"))).isFalse();
    }

    private Process startChild() throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BrokerChild.class.getName(),
                        dir.toString(),
                        "0")
                .redirectErrorStream(true)
                .start();
    }

    private static String awaitReady(Process child) throws Exception {
        var out = child.inputReader(StandardCharsets.UTF_8);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("ready ")) {
                return line.substring("ready ".length());
            }
        }
        throw new AssertionError("The child ended before it was ready");
    }

    private static void createTopic(String address) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
            admin.createTopics(List.of(new NewTopic("things", 2, (short) 1)))
                    .all()
                    .get();
        }
    }

    private static int free() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
