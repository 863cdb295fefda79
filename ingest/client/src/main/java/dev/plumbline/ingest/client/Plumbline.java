package dev.plumbline.ingest.client;

import dev.plumbline.ingest.client.delivery.Outbox;
import dev.plumbline.ingest.client.delivery.OutboxSettings;
import dev.plumbline.ingest.client.delivery.ValueEncoder;
import dev.plumbline.schemas.records.PublisherKind;
import java.security.SecureRandom;
import java.util.Locale;

/** Where an application starts: makes the client. */
public final class Plumbline {
    private Plumbline() {}

    /**
     * Makes a client and starts its sender thread, a daemon. Kafka and the schema registry need not be up. Make one per
     * application and close it when the application ends.
     *
     * @throws org.apache.kafka.common.config.ConfigException if the registry's configuration is wrong
     */
    public static PlumblineClient client(ClientConfig config) {
        String publisherId = publisherId(config.kind());
        ValueEncoder encoder = RegistryEncoder.of(config);
        Outbox outbox = Outbox.start(new OutboxSettings(
                publisherId,
                config.kind(),
                config.scope().app(),
                config.bufferBytes(),
                config.overflow(),
                config.deliveryTimeout(),
                ProducerSettings.of(config, publisherId),
                config.producerFactory(),
                encoder,
                config.clock()));
        return new PlumblineClient(publisherId, config, outbox);
    }

    private static String publisherId(PublisherKind kind) {
        return kind.name().toLowerCase(Locale.ROOT) + "-" + String.format("%016x", new SecureRandom().nextLong());
    }
}
