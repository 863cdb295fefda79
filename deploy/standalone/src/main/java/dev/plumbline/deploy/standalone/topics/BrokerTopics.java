package dev.plumbline.deploy.standalone.topics;

import dev.plumbline.schemas.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.jspecify.annotations.Nullable;

/**
 * Plumbline's topics on a broker, read and changed through an {@link Admin} client that the caller owns. Every call
 * waits for the broker, up to the timeout, and throws {@link TopicException} if it does not answer or refuses.
 */
public final class BrokerTopics {
    private static final Duration POLL = Duration.ofMillis(20);

    private final Admin admin;
    private final Duration timeout;

    /** Uses {@code admin} and waits at most {@code timeout} for each answer. */
    public BrokerTopics(Admin admin, Duration timeout) {
        this.admin = admin;
        this.timeout = timeout;
    }

    /** What would have to change for the broker to have Plumbline's topics in this sizing. */
    public TopicPlan plan(TopicSizing sizing) {
        return TopicPlanner.plan(sizing, read());
    }

    /**
     * Carries a plan out: new topics, then settings, then partitions, and waits until the broker shows it, because the
     * controller answers before the broker has heard. Can be repeated after a failure.
     *
     * @throws TopicException if the plan holds refusals, in which case nothing is changed
     */
    public void apply(TopicPlan plan) {
        if (!plan.refusals().isEmpty()) {
            throw new TopicException(plan.refusals().stream()
                    .map(refusal -> refusal.topic() + ": " + refusal.reason())
                    .collect(Collectors.joining("\n")));
        }
        create(changes(plan, TopicChange.Create.class));
        alter(changes(plan, TopicChange.Alter.class));
        addPartitions(changes(plan, TopicChange.AddPartitions.class));
        awaitVisible(plan);
        awaitLeaders(plan);
    }

    private void awaitVisible(TopicPlan plan) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!isVisible(plan)) {
            if (System.nanoTime() - deadline > 0 || Thread.currentThread().isInterrupted()) {
                throw new TopicException("The broker does not show its topics after " + timeout.toSeconds() + " s");
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    private boolean isVisible(TopicPlan plan) {
        Map<String, TopicState> states = read();
        return plan.changes().stream().allMatch(change -> {
            TopicState state = states.get(change.topic());
            return state != null && change.isIn(state);
        });
    }

    /**
     * Waits until the leader of each partition answers. A broker shows a partition a little before it serves it; an idempotent
     * producer that starts in between may have its first batch refused and its second one taken, and then the first can never
     * be sent: its sequence number has passed.
     */
    private void awaitLeaders(TopicPlan plan) {
        List<String> names =
                plan.changes().stream().map(TopicChange::topic).distinct().toList();
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        await(admin.describeTopics(names).allTopicNames())
                .forEach((name, description) -> description
                        .partitions()
                        .forEach(partition ->
                                ends.put(new TopicPartition(name, partition.partition()), OffsetSpec.latest())));
        await(admin.listOffsets(ends).all());
    }

    private Map<String, TopicState> read() {
        Collection<String> existing = await(admin.listTopics().names());
        List<String> names = Arrays.stream(Topic.values())
                .map(Topic::topicName)
                .filter(existing::contains)
                .toList();
        Map<String, TopicDescription> descriptions =
                await(admin.describeTopics(names).allTopicNames());
        Map<ConfigResource, Config> configs = await(
                admin.describeConfigs(names.stream().map(BrokerTopics::resource).toList())
                        .all());
        Map<String, TopicState> states = new HashMap<>();
        descriptions.forEach((name, description) -> states.put(
                name, new TopicState(description.partitions().size(), settings(configs.get(resource(name))))));
        return states;
    }

    private static Map<String, String> settings(@Nullable Config config) {
        Map<String, String> settings = new HashMap<>();
        if (config != null) {
            config.entries().stream()
                    .filter(entry -> entry.value() != null)
                    .forEach(entry -> settings.put(entry.name(), entry.value()));
        }
        return settings;
    }

    private void create(List<TopicChange.Create> changes) {
        List<NewTopic> topics = changes.stream()
                .map(change -> new NewTopic(change.topic(), change.sizing().partitions(), (short)
                                change.sizing().replicationFactor())
                        .configs(change.settings()))
                .toList();
        await(admin.createTopics(topics).all());
    }

    private void alter(List<TopicChange.Alter> changes) {
        Map<ConfigResource, Collection<AlterConfigOp>> operations = new LinkedHashMap<>();
        for (TopicChange.Alter change : changes) {
            operations
                    .computeIfAbsent(resource(change.topic()), name -> new ArrayList<>())
                    .add(new AlterConfigOp(new ConfigEntry(change.key(), change.to()), AlterConfigOp.OpType.SET));
        }
        await(admin.incrementalAlterConfigs(operations).all());
    }

    private void addPartitions(List<TopicChange.AddPartitions> changes) {
        Map<String, NewPartitions> partitions = changes.stream()
                .collect(Collectors.toMap(TopicChange::topic, change -> NewPartitions.increaseTo(change.to())));
        await(admin.createPartitions(partitions).all());
    }

    private static <T extends TopicChange> List<T> changes(TopicPlan plan, Class<T> kind) {
        return plan.changes().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }

    private <T> T await(KafkaFuture<T> future) {
        try {
            return future.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TopicException("Interrupted while waiting for the broker", e);
        } catch (TimeoutException e) {
            throw new TopicException("The broker did not answer within " + timeout.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new TopicException("The broker refused: " + e.getMessage(), e);
        }
    }
}
