package dev.plumbline.ingest.client.delivery;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;

/**
 * Takes records from any thread without waiting and sends them to Kafka from one daemon thread of its own.
 *
 * <p>Every record that is handed over is counted in {@link #ledger()} and settled once: acknowledged, rejected or
 * dropped. Kafka and the registry may be away at the start and at any time. Thread-safe.
 */
public final class Outbox {
    private static final Delivery FULL = Delivery.dropped(DropReason.BUFFER_FULL);
    private static final Delivery CLOSED = Delivery.dropped(DropReason.CLOSED);
    private static final Delivery INTERRUPTED = Delivery.dropped(DropReason.INTERRUPTED);
    private static final long INTERRUPT_GRACE_MILLIS = 1_000;

    // Longer than anybody waits, and short enough to be counted in nanoseconds.
    private static final Duration LONGEST_CLOSE = Duration.ofDays(365);

    private final DeliveryLedger ledger = new DeliveryLedger();
    private final CloseDeadline closing = new CloseDeadline();
    private final RecordQueue queue;
    private final Settlement settlement;
    private final Sender sender;
    private final Thread thread;

    private Outbox(OutboxSettings settings) {
        queue = new RecordQueue(settings.bufferBytes(), settings.overflow());
        settlement = new Settlement(ledger, queue);
        sender = new Sender(settings, queue, settlement, new ReportWriter(settings, ledger), closing);
        thread = new Thread(sender, "plumbline-" + settings.publisherId());
        thread.setDaemon(true);
    }

    /** Makes an outbox and starts its thread. */
    public static Outbox start(OutboxSettings settings) {
        Outbox outbox = new Outbox(settings);
        outbox.thread.start();
        return outbox;
    }

    /**
     * Hands over a valid record, which must not be changed afterwards.
     *
     * @param key the Kafka key
     * @param weight its share of the buffer in bytes, by estimate
     */
    public void send(
            RecordStream stream,
            String tenant,
            String key,
            SpecificRecord value,
            long weight,
            DeliveryListener listener) {
        ledger.attempted(stream, tenant, 1);
        Envelope envelope = new Envelope(stream, tenant, key, value, weight, System.nanoTime(), listener);
        switch (queue.offer(envelope)) {
            case ACCEPTED -> {}
            case FULL -> settlement.turnedAway(stream, tenant, FULL, listener);
            case CLOSED -> settlement.turnedAway(stream, tenant, CLOSED, listener);
            case INTERRUPTED -> settlement.turnedAway(stream, tenant, INTERRUPTED, listener);
        }
    }

    /** Counts a record that is not valid and will not be sent. */
    public void reject(RecordStream stream, String tenant, String reason, DeliveryListener listener) {
        ledger.attempted(stream, tenant, 1);
        settlement.turnedAway(stream, tenant, Delivery.rejected(reason), listener);
    }

    /** Counts a valid record that will not be sent for a reason of the publisher's own. */
    public void drop(RecordStream stream, String tenant, String reason, DeliveryListener listener) {
        ledger.attempted(stream, tenant, 1);
        settlement.turnedAway(stream, tenant, Delivery.dropped(reason), listener);
    }

    /** The counters. */
    public DeliveryLedger ledger() {
        return ledger;
    }

    /** False while Kafka or the registry does not take records, and after the close. */
    public boolean isSending() {
        return !sender.isTroubled() && !queue.isClosed();
    }

    /** Bytes of records that wait or are on their way, by estimate. */
    public long bufferedBytes() {
        return queue.usedBytes();
    }

    /**
     * Sends what waits, for at most about the given time, then the last report, and stops the thread. Records that are
     * left are dropped as {@code closed}. A second call changes nothing and returns the counters again.
     */
    public synchronized CloseResult close(Duration timeout) {
        if (!queue.isClosed()) {
            closing.start(bounded(timeout).toNanos());
            queue.close();
        }
        try {
            thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(closing.nanosLeft()) + 1));
            if (thread.isAlive()) {
                if (!sender.isClosingProducer()) {
                    thread.interrupt();
                }
                thread.join(INTERRUPT_GRACE_MILLIS);
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
        return new CloseResult(ledger.read(), sender.lastReportSent());
    }

    private static Duration bounded(Duration timeout) {
        if (timeout.isNegative()) {
            return Duration.ZERO;
        }
        return timeout.compareTo(LONGEST_CLOSE) > 0 ? LONGEST_CLOSE : timeout;
    }
}
