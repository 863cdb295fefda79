package dev.plumbline.deploy.standalone.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {
    private static final String TOPIC = "things";

    @TempDir
    Path dir;

    @Test
    @Timeout(60)
    void shouldKeepWhatWasAcknowledgedWhenClosedAndStartedAgain() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(new BrokerOptions(dir, 0))) {
            createTopic(broker.bootstrapServers());
            produce(broker.bootstrapServers(), "a", "b");
        }

        try (EmbeddedBroker broker = EmbeddedBroker.start(new BrokerOptions(dir, 0))) {
            assertThat(consume(broker.bootstrapServers(), 2)).containsExactly("a", "b");
        }
    }

    @Test
    @Timeout(90)
    void shouldKeepWhatWasAcknowledgedAndBeReadySoonWhenKilled() throws Exception {
        Process first = startChild(0);
        String address = awaitReady(first);
        createTopic(address);
        produce(address, "a", "b", "c");
        first.destroyForcibly().waitFor();

        long killed = System.nanoTime();
        Process second = startChild(Integer.parseInt(address.substring(address.indexOf(':') + 1)));
        try {
            assertThat(consume(awaitReady(second), 3)).containsExactly("a", "b", "c");
            assertThat(Duration.ofNanos(System.nanoTime() - killed)).isLessThan(Duration.ofSeconds(30));
        } finally {
            second.destroyForcibly().waitFor();
        }
    }

    @Test
    @Timeout(60)
    void shouldRefuseConnectionsFromBeyondLoopback() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(new BrokerOptions(dir, 0))) {
            List<InetAddress> others = NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                    .toList();

            assertThat(others).noneMatch(address -> accepts(address, broker.port()));
            assertThat(accepts(InetAddress.getLoopbackAddress(), broker.port())).isTrue();
        }
    }

    private static boolean accepts(InetAddress address, int port) {
        try (Socket socket = new Socket(address, port)) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    private Process startChild(int port) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BrokerChild.class.getName(),
                        dir.toString(),
                        Integer.toString(port))
                .redirectErrorStream(true)
                .start();
    }

    private static String awaitReady(Process child) throws IOException {
        BufferedReader out = child.inputReader(StandardCharsets.UTF_8);
        StringBuilder seen = new StringBuilder();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("ready ")) {
                return line.substring("ready ".length());
            }
            seen.append(line).append('\n');
        }
        throw new AssertionError("The child ended before it was ready:\n" + seen);
    }

    private static void createTopic(String address) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
        }
    }

    private static void produce(String address, String... values) throws Exception {
        Properties config = new Properties();
        config.put("bootstrap.servers", address);
        config.put("acks", "all");
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            for (String value : values) {
                producer.send(new ProducerRecord<>(TOPIC, value)).get();
            }
        }
    }

    private static List<String> consume(String address, int count) {
        Map<String, Object> config = Map.of("bootstrap.servers", address, "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(new TopicPartition(TOPIC, 0)));
            List<String> values = new java.util.ArrayList<>();
            while (values.size() < count) {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
                    values.add(record.value());
                }
            }
            return values;
        }
    }
}
