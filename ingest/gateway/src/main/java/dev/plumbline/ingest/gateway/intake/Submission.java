package dev.plumbline.ingest.gateway.intake;

import dev.plumbline.ingest.client.delivery.Delivery;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Follows the records of one request until the fate of each is known. Thread-safe. */
final class Submission {
    private final AtomicInteger open;
    private final AtomicReference<Delivery> worst = new AtomicReference<>(Delivery.ACKNOWLEDGED);
    private final CompletableFuture<Delivery> fate = new CompletableFuture<>();

    private Submission(int records) {
        // One more than there are, so that the end is not reached before all are handed over.
        open = new AtomicInteger(records + 1);
    }

    /** Publishes records; completes with an acknowledgement if every record has one, else with the first other fate. */
    static <T> CompletableFuture<Delivery> of(List<T> records, Publisher<T> publisher) {
        Submission submission = new Submission(records.size());
        records.forEach(record -> publisher.publish(record, submission::settled));
        submission.close();
        return submission.fate;
    }

    private void settled(Delivery delivery) {
        if (!delivery.isAcknowledged()) {
            worst.compareAndSet(Delivery.ACKNOWLEDGED, delivery);
        }
        close();
    }

    private void close() {
        if (open.decrementAndGet() == 0) {
            fate.complete(worst.get());
        }
    }
}
