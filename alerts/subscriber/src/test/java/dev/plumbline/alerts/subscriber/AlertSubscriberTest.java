package dev.plumbline.alerts.subscriber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.records.Alert;
import dev.plumbline.schemas.records.AlertState;
import dev.plumbline.schemas.registry.memory.InMemorySchemaRegistry;
import dev.plumbline.schemas.serde.RecordEncoder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AlertSubscriberTest {
    private static final TopicPartition PARTITION = new TopicPartition(Topic.ALERTS.topicName(), 0);

    private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
    private final RecordEncoder<Alert> encoder = RecordEncoder.of(Topic.ALERTS, Alert.class, registry);
    private final AlertLog consumer = new AlertLog(PARTITION);
    private final List<String> handled = new CopyOnWriteArrayList<>();
    private final List<AlertFailure> failures = new CopyOnWriteArrayList<>();
    private AlertSubscription subscription;

    @AfterEach
    void close() {
        if (subscription != null) {
            subscription.close();
        }
    }

    @Test
    void shouldHandleAlertsInOrderAndKeepPosition() {
        put("a");
        put("b");
        start(alert -> handled.add(alert.getAlertId()));

        await().until(() -> committed() == 2);
        assertThat(handled).containsExactly("a", "b");
    }

    @Test
    void shouldTryAgainWhenHandlerFails() {
        put("a");
        put("b");
        AtomicInteger tries = new AtomicInteger();
        start(alert -> {
            if (alert.getAlertId().equals("b") && tries.incrementAndGet() < 3) {
                throw new IllegalStateException("pager is down");
            }
            handled.add(alert.getAlertId());
        });

        await().until(() -> committed() == 2);
        assertThat(handled).containsExactly("a", "b");
        assertThat(failures).extracting(AlertFailure::stage).containsOnly(AlertFailure.Stage.HANDLER);
        assertThat(failures).hasSize(2).allMatch(failure -> failure.place().equals("plumbline.alerts-0@1"));
    }

    @Test
    void shouldNotMovePastAlertThatIsNotHandled() {
        put("a");
        put("b");
        start(alert -> {
            if (alert.getAlertId().equals("b")) {
                throw new IllegalStateException("pager is down");
            }
        });

        await().until(() -> failures.size() > 1);
        assertThat(committed()).isEqualTo(1);
    }

    @Test
    void shouldSkipWhatIsNoAlert() {
        put(new byte[] {1, 2, 3});
        put("b");
        start(alert -> handled.add(alert.getAlertId()));

        await().until(() -> committed() == 2);
        assertThat(handled).containsExactly("b");
        assertThat(failures).extracting(AlertFailure::stage).containsExactly(AlertFailure.Stage.DECODE);
    }

    @Test
    void shouldPassOverDeletedAlerts() {
        put((byte[]) null);
        start(alert -> handled.add(alert.getAlertId()));

        await().until(() -> committed() == 1);
        assertThat(handled).isEmpty();
        assertThat(failures).isEmpty();
    }

    @Test
    void shouldGoOnWhenKafkaFails() {
        consumer.setPollException(new KafkaException("away"));
        put("a");
        start(alert -> handled.add(alert.getAlertId()));

        await().until(() -> handled.contains("a"));
        assertThat(failures).extracting(AlertFailure::stage).containsExactly(AlertFailure.Stage.KAFKA);
    }

    @Test
    void shouldGoOnWhenFailureHandlerFails() {
        put("a");
        AtomicInteger tries = new AtomicInteger();
        subscription = builder(alert -> {
                    if (tries.incrementAndGet() < 2) {
                        throw new IllegalStateException("first");
                    }
                    handled.add(alert.getAlertId());
                })
                .onFailure(failure -> {
                    throw new IllegalStateException("second");
                })
                .start();

        await().until(() -> handled.contains("a"));
    }

    @Test
    void shouldLetHandlerFinishWhenClosed() throws Exception {
        put("a");
        put("b");
        CountDownLatch inHandler = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        start(alert -> {
            inHandler.countDown();
            await().until(() -> goOn.getCount() == 0);
            handled.add(alert.getAlertId());
        });
        inHandler.await();

        assertThat(subscription.close(Duration.ofMillis(50))).isFalse();
        goOn.countDown();
        assertThat(subscription.close(Duration.ofSeconds(10))).isTrue();

        assertThat(handled).containsExactly("a");
        assertThat(consumer.closed()).isTrue();
    }

    @Test
    void shouldReadOnlyCommittedAlertsAndKeepPositionItself() {
        AlertSubscriber builder = builder(alert -> {}).startFrom(StartFrom.BEGINNING);
        Map<String, Object>[] seen = new Map[1];
        subscription = builder.consumerFactory(settings -> {
                    seen[0] = settings;
                    return consumer;
                })
                .start();

        assertThat(seen[0])
                .containsEntry("isolation.level", "read_committed")
                .containsEntry("enable.auto.commit", false)
                .containsEntry("auto.offset.reset", "earliest")
                .containsEntry("group.id", "pager");
    }

    @Test
    void shouldNameEverythingThatIsWrongAtOnce() {
        AlertSubscriber builder =
                AlertSubscriber.builder().retryDelay(Duration.ZERO).consumer("enable.auto.commit", true);

        assertThatThrownBy(builder::start)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(
                        "bootstrapServers must not be empty",
                        "schema.registry.url",
                        "group must not be empty",
                        "onAlert must be given",
                        "retryDelay must be above 0",
                        "consumer property enable.auto.commit is set by the subscription");
    }

    private void start(java.util.function.Consumer<Alert> handler) {
        subscription = builder(handler).start();
    }

    private AlertSubscriber builder(java.util.function.Consumer<Alert> handler) {
        return AlertSubscriber.builder()
                .bootstrapServers("127.0.0.1:1")
                .schemaRegistry(registry)
                .group("pager")
                .retryDelay(Duration.ofMillis(10))
                .consumerFactory(settings -> consumer)
                .onAlert(handler)
                .onFailure(failure -> {
                    failures.add(failure);
                    return FailureHandler.RETRY_WHAT_MAY_SUCCEED.onFailure(failure);
                });
    }

    private long committed() {
        var committed = consumer.committed(Set.of(PARTITION)).get(PARTITION);
        return committed == null ? 0 : committed.offset();
    }

    private void put(String alertId) {
        put(encoder.encode(Alert.newBuilder()
                .setAlertId(alertId)
                .setRuleId("rule")
                .setState(AlertState.FIRING)
                .setMetric("spend")
                .setSummary("Spend is above its limit")
                .setFiredAtMicros(1)
                .setValueMicros(2)
                .setThresholdMicros(1)
                .build()));
    }

    private void put(byte[] value) {
        consumer.append(value);
    }
}
