package dev.plumbline.alerts.subscriber;

import dev.plumbline.schemas.records.Alert;
import dev.plumbline.schemas.registry.SchemaRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.jspecify.annotations.Nullable;

/** Everything that a subscription needs, checked. */
record SubscriberConfig(
        String bootstrapServers,
        Map<String, Object> registry,
        @Nullable SchemaRegistry schemaRegistry,
        String group,
        StartFrom startFrom,
        @Nullable Consumer<Alert> handler,
        FailureHandler failures,
        Duration retryDelay,
        Map<String, Object> consumer,
        ConsumerFactory consumerFactory) {

    private static final Set<String> FIXED = Set.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            ConsumerConfig.GROUP_ID_CONFIG,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
            ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG);

    SubscriberConfig {
        registry = Map.copyOf(registry);
        consumer = Map.copyOf(consumer);
        List<String> violations = new ArrayList<>();
        if (bootstrapServers.isBlank()) {
            violations.add("bootstrapServers must not be empty");
        }
        if (registry.isEmpty() && schemaRegistry == null) {
            violations.add("the schema registry must be given, at least its schema.registry.url");
        }
        if (group.isBlank()) {
            violations.add("group must not be empty");
        }
        if (handler == null) {
            violations.add("onAlert must be given");
        }
        if (retryDelay.isNegative() || retryDelay.isZero()) {
            violations.add("retryDelay must be above 0, was " + retryDelay);
        }
        consumer.keySet().stream()
                .filter(FIXED::contains)
                .forEach(key -> violations.add("consumer property " + key + " is set by the subscription"));
        if (!violations.isEmpty()) {
            throw new IllegalArgumentException(
                    "The subscription's configuration is wrong: " + String.join("; ", violations));
        }
    }

    /** Alerts are written in transactions, and a position is kept only when its alerts were handled. */
    Map<String, Object> consumerSettings() {
        Map<String, Object> settings = new HashMap<>(consumer);
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, startFrom.offsetReset());
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        return settings;
    }
}
