package dev.plumbline.alerts.subscriber;

import dev.plumbline.schemas.records.Alert;
import dev.plumbline.schemas.registry.RegistryConfig;
import dev.plumbline.schemas.registry.SchemaRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Builds and starts a subscription of alerts. Not thread-safe. */
public final class AlertSubscriber {
    private String bootstrapServers = "";
    private final Map<String, Object> registry = new HashMap<>();
    private @Nullable SchemaRegistry schemaRegistry;
    private String group = "";
    private StartFrom startFrom = StartFrom.LATEST;
    private @Nullable Consumer<Alert> handler;
    private FailureHandler failures = FailureHandler.RETRY_WHAT_MAY_SUCCEED;
    private Duration retryDelay = Duration.ofSeconds(1);
    private final Map<String, Object> consumer = new HashMap<>();
    private ConsumerFactory consumerFactory = ConsumerFactory.KAFKA;

    private AlertSubscriber() {}

    /** Starts to describe a subscription. */
    public static AlertSubscriber builder() {
        return new AlertSubscriber();
    }

    /** Kafka's addresses, {@code host:port}, separated by commas. */
    public AlertSubscriber bootstrapServers(String servers) {
        bootstrapServers = servers;
        return this;
    }

    /** The address of the schema registry. */
    public AlertSubscriber registry(String url) {
        registry.put(RegistryConfig.URL, url);
        return this;
    }

    /** The schema registry's configuration, with the official client's keys. */
    public AlertSubscriber registry(Map<String, ?> settings) {
        registry.putAll(settings);
        return this;
    }

    /** A registry to use in place of a configured one. */
    public AlertSubscriber schemaRegistry(SchemaRegistry given) {
        schemaRegistry = given;
        return this;
    }

    /** Consumer group: subscriptions of the same group share the alerts and their position. */
    public AlertSubscriber group(String name) {
        group = name;
        return this;
    }

    /** Where the group starts if it has read nothing yet; {@link StartFrom#LATEST} unless told otherwise. */
    public AlertSubscriber startFrom(StartFrom start) {
        startFrom = start;
        return this;
    }

    /** Is called for each transition of an alert, in order per alert, at least once. May block for a while. */
    public AlertSubscriber onAlert(Consumer<Alert> alertHandler) {
        handler = alertHandler;
        return this;
    }

    /** Is told of failures and decides what next; {@link FailureHandler#RETRY_WHAT_MAY_SUCCEED} unless given. */
    public AlertSubscriber onFailure(FailureHandler failureHandler) {
        failures = failureHandler;
        return this;
    }

    /** How long to wait after a failure; one second unless told otherwise. */
    public AlertSubscriber retryDelay(Duration delay) {
        retryDelay = delay;
        return this;
    }

    /** A further property for the Kafka consumer, for example {@code security.protocol}. */
    public AlertSubscriber consumer(String key, Object value) {
        consumer.put(key, value);
        return this;
    }

    /** Makes the Kafka consumer; for tests. */
    public AlertSubscriber consumerFactory(ConsumerFactory factory) {
        consumerFactory = factory;
        return this;
    }

    /**
     * Starts the subscription's thread, a daemon. Kafka need not be up.
     *
     * @throws IllegalArgumentException that names everything that is wrong
     * @throws org.apache.kafka.common.KafkaException if the consumer cannot be made with these properties
     */
    public AlertSubscription start() {
        return AlertSubscription.start(new SubscriberConfig(
                bootstrapServers,
                registry,
                schemaRegistry,
                group,
                startFrom,
                handler,
                failures,
                retryDelay,
                consumer,
                consumerFactory));
    }
}
