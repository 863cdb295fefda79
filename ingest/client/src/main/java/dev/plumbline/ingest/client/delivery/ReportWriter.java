package dev.plumbline.ingest.client.delivery;

import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.records.PublisherReport;
import dev.plumbline.schemas.records.StreamCounters;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes the counters in-band as cumulative {@link PublisherReport}s: about every second while they change, and a
 * last one at the close. At most one report is on its way at a time; one that is lost is made good by the next.
 */
final class ReportWriter {
    private static final Logger LOG = LoggerFactory.getLogger(ReportWriter.class);
    private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final OutboxSettings settings;
    private final DeliveryLedger ledger;
    private final long startedAtMicros;
    private long lastTryNanos = System.nanoTime() - INTERVAL_NANOS;
    private volatile boolean onItsWay;
    private volatile long acknowledgedVersion;

    ReportWriter(OutboxSettings settings, DeliveryLedger ledger) {
        this.settings = settings;
        this.ledger = ledger;
        this.startedAtMicros = micros(settings.clock());
    }

    /** Sends a report if the counters changed since the last acknowledged one and its time has come. */
    void publishIfDue(ProducerSlot producers) {
        long now = System.nanoTime();
        if (now - lastTryNanos >= INTERVAL_NANOS && !onItsWay && ledger.version() != acknowledgedVersion) {
            lastTryNanos = now;
            publish(producers, false, new CountDownLatch(1));
        }
    }

    /**
     * Sends the last report and waits for its acknowledgement; false if it did not come in time. A publisher that never
     * counted anything has nothing to report.
     */
    boolean publishLast(ProducerSlot producers, long nanos) throws InterruptedException {
        if (ledger.version() == 0) {
            return true;
        }
        CountDownLatch answered = new CountDownLatch(1);
        publish(producers, true, answered);
        return answered.await(nanos, TimeUnit.NANOSECONDS);
    }

    private void publish(ProducerSlot producers, boolean last, CountDownLatch acknowledged) {
        long version = ledger.version();
        onItsWay = true;
        try {
            Producer<byte[], byte[]> producer = producers.get();
            producer.send(record(report(last)), (metadata, failure) -> {
                onItsWay = false;
                if (failure == null) {
                    acknowledgedVersion = version;
                    acknowledged.countDown();
                }
            });
        } catch (RuntimeException e) {
            onItsWay = false;
            LOG.debug("The publisher report was not sent and will be sent again", e);
        }
    }

    private ProducerRecord<byte[], byte[]> record(PublisherReport report) {
        byte[] key = settings.publisherId().getBytes(StandardCharsets.UTF_8);
        byte[] value = settings.encoder().encode(Topic.PUBLISHERS, report);
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(Topic.PUBLISHERS.topicName(), key, value);
        record.headers().add(Topic.PUBLISHER_HEADER, key);
        return record;
    }

    private PublisherReport report(boolean last) {
        List<StreamCounters> streams = new ArrayList<>();
        for (StreamCounts counts : ledger.read()) {
            streams.add(new StreamCounters(
                    counts.stream().label(),
                    counts.tenant(),
                    counts.attempted(),
                    counts.acknowledged(),
                    counts.rejected(),
                    counts.dropped()));
        }
        return new PublisherReport(
                settings.publisherId(),
                settings.kind(),
                settings.app(),
                startedAtMicros,
                micros(settings.clock()),
                last,
                streams);
    }

    private static long micros(Clock clock) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    }
}
