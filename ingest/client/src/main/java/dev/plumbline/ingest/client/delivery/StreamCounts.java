package dev.plumbline.ingest.client.delivery;

import java.util.Map;

/**
 * The counters of one stream and tenant, read at one moment: {@code attempted = acknowledged + rejected + dropped +
 * inFlight} holds in every instance.
 *
 * @param stream kind of record
 * @param tenant tenant of the records; empty if unknown
 * @param attempted records that the application handed over
 * @param acknowledged records that Kafka has
 * @param rejected records that were not valid, by reason
 * @param dropped records that were lost, by reason
 * @param inFlight records that wait in the buffer or for Kafka's answer
 */
public record StreamCounts(
        RecordStream stream,
        String tenant,
        long attempted,
        long acknowledged,
        Map<String, Long> rejected,
        Map<String, Long> dropped,
        long inFlight) {

    public StreamCounts {
        rejected = Map.copyOf(rejected);
        dropped = Map.copyOf(dropped);
    }

    /** Rejected records, whatever the reason. */
    public long rejectedTotal() {
        return sum(rejected);
    }

    /** Dropped records, whatever the reason. */
    public long droppedTotal() {
        return sum(dropped);
    }

    static long sum(Map<String, Long> byReason) {
        return byReason.values().stream().mapToLong(Long::longValue).sum();
    }
}
