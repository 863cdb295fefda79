package dev.plumbline.ingest.client.delivery;

import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.serde.RegistryUnavailableException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that may wait: takes records from the queue, oldest first, writes them and hands them to Kafka.
 *
 * <p>What the producer does not take, because Kafka or the registry is away, is tried again until the delivery timeout;
 * what the producer took is in its hands, and its idempotence keeps it single.
 */
final class Sender implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long BACKOFF_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final OutboxSettings settings;
    private final RecordQueue queue;
    private final Settlement settlement;
    private final ProducerSlot producers;
    private final ReportWriter reports;
    private final CloseDeadline closing;
    private final byte[] publisherHeader;
    private volatile boolean troubled;
    private volatile boolean lastReportSent;
    private volatile boolean closingProducer;

    Sender(
            OutboxSettings settings,
            RecordQueue queue,
            Settlement settlement,
            ReportWriter reports,
            CloseDeadline closing) {
        this.settings = settings;
        this.queue = queue;
        this.settlement = settlement;
        this.reports = reports;
        this.closing = closing;
        this.producers = new ProducerSlot(settings.producers(), settings.producer());
        this.publisherHeader = settings.publisherId().getBytes(StandardCharsets.US_ASCII);
    }

    /** True while Kafka or the registry does not take records. */
    boolean isTroubled() {
        return troubled;
    }

    /** True if the last report was acknowledged. */
    boolean lastReportSent() {
        return lastReportSent;
    }

    /** True once the end no longer waits for Kafka's answers, so that an interrupt would only disturb its clean-up. */
    boolean isClosingProducer() {
        return closingProducer;
    }

    @Override
    public void run() {
        try {
            sendUntilClosed();
            finish();
        } catch (InterruptedException e) {
            LOG.debug("The sender was interrupted at the close");
        } finally {
            queue.close();
            queue.drain().forEach(this::dropAsClosed);
            closeProducer(Duration.ZERO);
        }
    }

    private void closeProducer(Duration timeout) {
        closingProducer = true;
        producers.close(timeout);
    }

    private void sendUntilClosed() throws InterruptedException {
        while (!closing.sendingIsOver()) {
            Envelope next = queue.poll(POLL_NANOS);
            if (next != null) {
                send(next);
            } else if (queue.isClosed()) {
                return;
            }
            reports.publishIfDue(producers);
        }
    }

    private void finish() throws InterruptedException {
        queue.drain().forEach(this::dropAsClosed);
        if (queue.awaitIdle(closing.nanosToSend())) {
            lastReportSent = reports.publishLast(producers, closing.nanosLeft());
        } else {
            reportWithRecordsUnderway();
        }
        closeProducer(Duration.ofNanos(Math.max(0, closing.nanosLeft())));
    }

    /**
     * Reports twice, for a producer says what became of its records only when it is closed, and may then be too late to
     * make another one: first what is known, with the rest in flight, then the final counters.
     */
    private void reportWithRecordsUnderway() throws InterruptedException {
        reports.publishLast(producers, closing.nanosLeft() / 2);
        closeProducer(Duration.ZERO);
        if (closing.nanosLeft() > 0) {
            lastReportSent = reports.publishLast(producers, closing.nanosLeft());
        }
    }

    private void send(Envelope envelope) throws InterruptedException {
        while (true) {
            Exception failure = attempt(envelope);
            if (failure == null) {
                if (troubled) {
                    LOG.info("Sending again");
                }
                troubled = false;
                return;
            }
            if (isExpired(envelope)) {
                settlement.accepted(envelope, Delivery.dropped(DropReason.DELIVERY_TIMEOUT));
                return;
            }
            if (closing.sendingIsOver()) {
                dropAsClosed(envelope);
                return;
            }
            warnOnce(failure);
            backOff(envelope);
        }
    }

    private void backOff(Envelope envelope) throws InterruptedException {
        try {
            queue.pause(BACKOFF_NANOS);
        } catch (InterruptedException e) {
            dropAsClosed(envelope);
            throw e;
        }
    }

    /** One try; returns the failure if it is worth another one. */
    private @Nullable Exception attempt(Envelope envelope) {
        byte[] value;
        try {
            value = settings.encoder().encode(envelope.stream().topic(), envelope.value());
        } catch (RegistryUnavailableException e) {
            return e;
        } catch (RuntimeException e) {
            LOG.warn("A record of {} could not be encoded", envelope.stream().label(), e);
            settlement.accepted(envelope, Delivery.dropped(DropReason.ENCODE));
            return null;
        }
        Transmission transmission = new Transmission(envelope, settlement, queue);
        Exception failure;
        try {
            producers.get().send(record(envelope, value), transmission);
            failure = transmission.end();
        } catch (RuntimeException e) {
            transmission.end();
            failure = e;
        }
        return failure == null ? null : judge(envelope, failure);
    }

    private @Nullable Exception judge(Envelope envelope, Exception failure) {
        if (failure instanceof InterruptException) {
            // The flag is set again by Kafka; the next wait in send() ends the thread.
            return failure;
        }
        if (failure instanceof RecordTooLargeException) {
            settlement.accepted(envelope, Delivery.dropped(DropReason.TOO_LARGE));
            return null;
        }
        if (failure instanceof SerializationException) {
            settlement.accepted(envelope, Delivery.dropped(DropReason.ENCODE));
            return null;
        }
        if (failure instanceof AuthorizationException || failure instanceof InvalidTopicException) {
            LOG.warn("Kafka refuses records of {}: {}", envelope.stream().label(), failure.toString());
            settlement.accepted(envelope, Delivery.dropped(DropReason.REFUSED));
            return null;
        }
        boolean broken = failure instanceof IllegalStateException
                || (failure instanceof KafkaException && !(failure instanceof ApiException));
        if (broken) {
            producers.close(Duration.ZERO);
        }
        return failure;
    }

    private ProducerRecord<byte[], byte[]> record(Envelope envelope, byte[] value) {
        Topic topic = envelope.stream().topic();
        byte[] key = envelope.key().getBytes(StandardCharsets.UTF_8);
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic.topicName(), key, value);
        record.headers().add(Topic.PUBLISHER_HEADER, publisherHeader);
        return record;
    }

    private boolean isExpired(Envelope envelope) {
        return System.nanoTime() - envelope.enqueuedNanos()
                >= settings.deliveryTimeout().toNanos();
    }

    private void dropAsClosed(Envelope envelope) {
        settlement.accepted(envelope, Delivery.dropped(DropReason.CLOSED));
    }

    private void warnOnce(Exception failure) {
        if (!troubled) {
            LOG.warn("Kafka or the schema registry is away; records wait in the buffer: {}", failure.toString());
            troubled = true;
        }
    }
}
