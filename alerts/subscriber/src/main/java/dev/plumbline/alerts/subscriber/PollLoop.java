package dev.plumbline.alerts.subscriber;

import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.records.Alert;
import dev.plumbline.schemas.serde.RecordDecoder;
import dev.plumbline.schemas.serde.RegistryUnavailableException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads, decodes, hands over, keeps the position. Owns the consumer, which no other thread may touch. */
final class PollLoop implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(PollLoop.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration CLOSE = Duration.ofSeconds(5);

    private final SubscriberConfig config;
    private final java.util.function.Consumer<Alert> handler;
    private final RecordDecoder<Alert> decoder;
    private final Consumer<byte[], byte[]> consumer;
    private final CountDownLatch stopped = new CountDownLatch(1);

    PollLoop(SubscriberConfig config, RecordDecoder<Alert> decoder, Consumer<byte[], byte[]> consumer) {
        this.config = config;
        this.handler = Objects.requireNonNull(config.handler());
        this.decoder = decoder;
        this.consumer = consumer;
    }

    void stop() {
        stopped.countDown();
    }

    @Override
    public void run() {
        try {
            consumer.subscribe(List.of(Topic.ALERTS.topicName()));
            boolean wait = false;
            while (!isStopped(wait)) {
                wait = !readOnce();
            }
        } catch (InterruptedException e) {
            LOG.debug("The subscription was interrupted");
        } finally {
            close();
        }
    }

    private boolean isStopped(boolean wait) throws InterruptedException {
        long millis = wait ? config.retryDelay().toMillis() : 0;
        return stopped.await(millis, TimeUnit.MILLISECONDS);
    }

    /** One poll and what comes of it; false if something has to be tried again. */
    private boolean readOnce() {
        Map<TopicPartition, OffsetAndMetadata> done = new HashMap<>();
        boolean all = true;
        try {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            for (TopicPartition partition : records.partitions()) {
                all &= handle(partition, records.records(partition), done);
            }
            if (!done.isEmpty()) {
                consumer.commitSync(done);
            }
            return all;
        } catch (KafkaException e) {
            decide(new AlertFailure(AlertFailure.Stage.KAFKA, "", null, e));
            return false;
        }
    }

    /** Handles records in order; false if one has to be tried again, from which the partition is read on. */
    private boolean handle(
            TopicPartition partition,
            List<ConsumerRecord<byte[], byte[]>> records,
            Map<TopicPartition, OffsetAndMetadata> done) {
        for (ConsumerRecord<byte[], byte[]> record : records) {
            // What is left when told to stop is read again by the next subscription of the group.
            if (stopped.getCount() == 0) {
                return true;
            }
            if (!handle(record)) {
                consumer.seek(partition, record.offset());
                return false;
            }
            done.put(partition, new OffsetAndMetadata(record.offset() + 1));
        }
        return true;
    }

    private boolean handle(ConsumerRecord<byte[], byte[]> record) {
        byte[] value = record.value();
        if (value == null) {
            return true;
        }
        Alert alert;
        try {
            alert = decoder.decode(value, record.headers(), null);
        } catch (RegistryUnavailableException e) {
            return decide(new AlertFailure(AlertFailure.Stage.REGISTRY, place(record), null, e));
        } catch (RuntimeException e) {
            return decide(new AlertFailure(AlertFailure.Stage.DECODE, place(record), null, e));
        }
        try {
            handler.accept(alert);
            return true;
        } catch (RuntimeException e) {
            return decide(new AlertFailure(AlertFailure.Stage.HANDLER, place(record), alert, e));
        }
    }

    /** True to go on with the next record. */
    private boolean decide(AlertFailure failure) {
        LOG.warn("{} failed at {}", failure.stage(), failure.place(), failure.cause());
        try {
            return config.failures().onFailure(failure) == AfterFailure.SKIP;
        } catch (RuntimeException e) {
            LOG.warn("The failure handler failed", e);
            return false;
        }
    }

    private void close() {
        try {
            consumer.close(CLOSE);
        } catch (KafkaException e) {
            LOG.warn("The consumer did not close in order", e);
        }
    }

    private static String place(ConsumerRecord<byte[], byte[]> record) {
        return record.topic() + "-" + record.partition() + "@" + record.offset();
    }
}
