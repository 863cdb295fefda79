package dev.plumbline.processors.benchmarks.broker;

import dev.plumbline.processors.benchmarks.measure.Jvm;
import dev.plumbline.processors.benchmarks.measure.Measurement;
import dev.plumbline.schemas.Topic;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** The broker of one workload, with every topic. Stops when it is closed, or when the benchmark dies. */
public final class BrokerProcess implements AutoCloseable {
    private final Jvm jvm;
    private final String address;

    private BrokerProcess(Jvm jvm, String address) {
        this.jvm = jvm;
        this.address = address;
    }

    /** Starts a broker with its data below {@code directory} and returns once every topic is served. */
    public static BrokerProcess start(Path directory, int partitions, List<String> further)
            throws IOException, InterruptedException, ExecutionException {
        Jvm jvm = Jvm.start(BrokerMain.class, List.of("-Xmx512m"), List.of(directory.toString()));
        String address = jvm.line("broker ");
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
            List<NewTopic> topics = new ArrayList<>();
            for (Topic topic : Topic.values()) {
                topics.add(new NewTopic(topic.topicName(), partitions, (short) 1).configs(topic.settings()));
            }
            further.forEach(
                    name -> topics.add(new NewTopic(name, partitions, (short) 1).configs(Topic.CALLS.settings())));
            admin.createTopics(topics).all().get();
            awaitLeaders(admin, topics);
        }
        return new BrokerProcess(jvm, address);
    }

    /** A partition that is not served yet may refuse the first batch of a producer, take the second, and so lose the first. */
    private static void awaitLeaders(Admin admin, List<NewTopic> topics)
            throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        for (NewTopic topic : topics) {
            for (int i = 0; i < topic.numPartitions(); i++) {
                ends.put(new TopicPartition(topic.name(), i), OffsetSpec.latest());
            }
        }
        admin.listOffsets(ends).all().get();
    }

    /** Address for clients, as {@code host:port}. */
    public String address() {
        return address;
    }

    /** Deletes the topics that a contender on Kafka Streams has made for itself. */
    public void forgetInternalTopics() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
            List<String> internal = admin.listTopics().names().get().stream()
                    .filter(name -> name.endsWith(Measurement.REPARTITION) || name.endsWith(Measurement.CHANGELOG))
                    .toList();
            admin.deleteTopics(internal).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("internal topics are not deleted", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        jvm.close();
    }
}
