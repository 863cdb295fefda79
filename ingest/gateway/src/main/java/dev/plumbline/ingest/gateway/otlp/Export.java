package dev.plumbline.ingest.gateway.otlp;

import dev.plumbline.ingest.client.PlumblineClient;
import dev.plumbline.ingest.client.delivery.Delivery;
import dev.plumbline.ingest.client.delivery.DropReason;
import dev.plumbline.ingest.gateway.otlp.mapping.Mapped;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Publishes the records of one request and follows each until its fate is known. Thread-safe. */
final class Export {
    /** Fates that sending again would not change. */
    private static final Set<String> FOR_GOOD = Set.of(DropReason.TOO_LARGE, DropReason.ENCODE);

    /**
     * What became of the records.
     *
     * @param refused how many are wrong for good, by reason
     * @param retry why the request must be sent again; empty if it need not
     */
    record Outcome(Map<String, Integer> refused, String retry) {
        int refusedCount() {
            return refused.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    private final Map<String, Integer> refused = new TreeMap<>();
    private String retry = "";
    private int open;

    private Export(int records) {
        // One more than there are, so that the end is not reached before all are handed over.
        open = records + 1;
    }

    /** Publishes; completes when every fate is known, or after the time given, and then asks for a retry. */
    static CompletableFuture<Outcome> of(Mapped mapped, PlumblineClient client, long timeoutMillis) {
        Export export = new Export(mapped.calls().size() + mapped.scores().size());
        mapped.calls().forEach(call -> client.publish(call, export::settled));
        mapped.scores().forEach(score -> client.publish(score, export::settled));
        export.settled(Delivery.ACKNOWLEDGED);
        return export.outcome.completeOnTimeout(
                new Outcome(Map.of(), "acknowledge_timeout"), timeoutMillis, TimeUnit.MILLISECONDS);
    }

    private synchronized void settled(Delivery delivery) {
        if (delivery.status() == Delivery.Status.REJECTED || FOR_GOOD.contains(delivery.reason())) {
            refused.merge(delivery.reason(), 1, Integer::sum);
        } else if (!delivery.isAcknowledged() && retry.isEmpty()) {
            retry = delivery.reason();
        }
        if (--open == 0) {
            outcome.complete(new Outcome(Map.copyOf(refused), retry));
        }
    }
}
