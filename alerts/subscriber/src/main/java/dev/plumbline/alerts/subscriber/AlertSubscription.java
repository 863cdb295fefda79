package dev.plumbline.alerts.subscriber;

import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.records.Alert;
import dev.plumbline.schemas.registry.HttpSchemaRegistry;
import dev.plumbline.schemas.registry.RegistryConfig;
import dev.plumbline.schemas.registry.SchemaRegistry;
import dev.plumbline.schemas.serde.RecordDecoder;
import java.time.Duration;

/**
 * A running subscription. The position moves on only when the handler has returned, so that an alert is handled at least
 * once, and twice after a crash at the wrong moment: compare alert id and sequence. Thread-safe.
 */
public final class AlertSubscription implements AutoCloseable {
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final PollLoop loop;
    private final Thread thread;

    private AlertSubscription(PollLoop loop, String group) {
        this.loop = loop;
        this.thread = new Thread(loop, "plumbline-alerts-" + group);
        thread.setDaemon(true);
    }

    static AlertSubscription start(SubscriberConfig config) {
        SchemaRegistry given = config.schemaRegistry();
        SchemaRegistry registry = given == null ? new HttpSchemaRegistry(RegistryConfig.of(config.registry())) : given;
        RecordDecoder<Alert> decoder = RecordDecoder.of(Topic.ALERTS, Alert.class, registry);
        PollLoop loop = new PollLoop(config, decoder, config.consumerFactory().create(config.consumerSettings()));
        AlertSubscription subscription = new AlertSubscription(loop, config.group());
        subscription.thread.start();
        return subscription;
    }

    /**
     * Lets the handler finish with the alert in its hands, keeps the position and leaves the group.
     *
     * @return false if the handler had not returned when the time was over
     */
    public boolean close(Duration timeout) {
        loop.stop();
        try {
            thread.join(Math.max(1, timeout.toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }

    /** As {@link #close(Duration)}, with ten seconds. */
    @Override
    public void close() {
        close(CLOSE_TIMEOUT);
    }
}
