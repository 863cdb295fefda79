package dev.plumbline.ingest.client.delivery;

import dev.plumbline.schemas.records.PublisherKind;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/**
 * What an {@link Outbox} needs.
 *
 * @param publisherId identifies this run of this publisher, ASCII
 * @param kind what kind of publisher it is
 * @param app the application it runs in
 * @param bufferBytes how many bytes of records may wait for Kafka's acknowledgement, by estimate
 * @param overflow what happens when they are used up
 * @param deliveryTimeout how long a record is tried before it is dropped
 * @param producer Kafka's configuration keys, complete
 * @param producers makes the producer
 * @param encoder writes the values
 * @param clock for the times in reports
 */
public record OutboxSettings(
        String publisherId,
        PublisherKind kind,
        String app,
        long bufferBytes,
        Overflow overflow,
        Duration deliveryTimeout,
        Map<String, Object> producer,
        ProducerFactory producers,
        ValueEncoder encoder,
        Clock clock) {

    public OutboxSettings {
        producer = Map.copyOf(producer);
    }
}
