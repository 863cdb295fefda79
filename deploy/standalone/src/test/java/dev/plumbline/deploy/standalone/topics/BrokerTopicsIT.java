package dev.plumbline.deploy.standalone.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.plumbline.deploy.standalone.broker.BrokerOptions;
import dev.plumbline.deploy.standalone.broker.EmbeddedBroker;
import dev.plumbline.schemas.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class BrokerTopicsIT {
    private static final TopicSizing FOUR = new TopicSizing(4, 1);

    @TempDir
    Path dir;

    private EmbeddedBroker broker;
    private Admin admin;
    private BrokerTopics topics;

    @BeforeEach
    void start() {
        broker = EmbeddedBroker.start(new BrokerOptions(dir, 0));
        admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
        topics = new BrokerTopics(admin, Duration.ofSeconds(20));
    }

    @AfterEach
    void stop() {
        admin.close();
        broker.close();
    }

    @Test
    void shouldHaveNothingLeftToDoWhenApplied() {
        topics.apply(topics.plan(FOUR));

        assertThat(topics.plan(FOUR).isEmpty()).isTrue();
    }

    @Test
    void shouldReturnOnceEveryPartitionIsServed() throws Exception {
        TopicSizing many = new TopicSizing(64, 1);
        Map<TopicPartition, OffsetSpec> ends = Arrays.stream(Topic.values())
                .flatMap(topic -> IntStream.range(0, many.partitions())
                        .mapToObj(partition -> new TopicPartition(topic.topicName(), partition)))
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        try (Admin impatient = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers(), "retries", "0"))) {
            impatient.describeCluster().nodes().get();

            topics.apply(topics.plan(many));

            assertThat(impatient.listOffsets(ends).all().toCompletionStage().toCompletableFuture())
                    .succeedsWithin(Duration.ofSeconds(20));
        }
    }

    @Test
    void shouldPutBackASettingThatWasChanged() throws Exception {
        topics.apply(topics.plan(FOUR));
        ConfigResource calls = new ConfigResource(ConfigResource.Type.TOPIC, Topic.CALLS.topicName());
        var shorter = new AlterConfigOp(new ConfigEntry("retention.ms", "1000"), AlterConfigOp.OpType.SET);
        admin.incrementalAlterConfigs(Map.of(calls, List.of(shorter))).all().get();

        TopicPlan plan = await().until(() -> topics.plan(FOUR), found -> !found.isEmpty());
        topics.apply(plan);

        assertThat(plan.changes()).hasSize(1);
        assertThat(topics.plan(FOUR).isEmpty()).isTrue();
    }

    @Test
    void shouldAddPartitionsAndNeverTakeThemAway() {
        topics.apply(topics.plan(FOUR));
        topics.apply(topics.plan(new TopicSizing(6, 1)));

        assertThat(topics.plan(new TopicSizing(6, 1)).isEmpty()).isTrue();
        assertThatThrownBy(() -> topics.apply(topics.plan(FOUR)))
                .isInstanceOf(TopicException.class)
                .hasMessageContaining("plumbline.calls: It has 6 partitions");
    }
}
