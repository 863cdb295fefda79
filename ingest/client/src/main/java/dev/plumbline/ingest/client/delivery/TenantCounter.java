package dev.plumbline.ingest.client.delivery;

import java.util.HashMap;
import java.util.Map;

/** The live counters of one stream and tenant. Each step is atomic, so that a reading always balances. Thread-safe. */
final class TenantCounter {
    private final RecordStream stream;
    private final String tenant;
    // Counted in place: while the link is down every call is one more.
    private final Map<String, long[]> rejected = new HashMap<>();
    private final Map<String, long[]> dropped = new HashMap<>();
    private long attempted;
    private long acknowledged;
    private long inFlight;

    TenantCounter(RecordStream stream, String tenant) {
        this.stream = stream;
        this.tenant = tenant;
    }

    synchronized void attempted(long records) {
        attempted += records;
        inFlight += records;
    }

    synchronized void settled(Delivery delivery, long records) {
        inFlight -= records;
        switch (delivery.status()) {
            case ACKNOWLEDGED -> acknowledged += records;
            case REJECTED -> count(rejected, delivery.reason(), records);
            case DROPPED -> count(dropped, delivery.reason(), records);
        }
    }

    synchronized StreamCounts read() {
        return new StreamCounts(stream, tenant, attempted, acknowledged, copy(rejected), copy(dropped), inFlight);
    }

    private static void count(Map<String, long[]> byReason, String reason, long records) {
        byReason.computeIfAbsent(reason, first -> new long[1])[0] += records;
    }

    private static Map<String, Long> copy(Map<String, long[]> byReason) {
        Map<String, Long> counts = new HashMap<>();
        byReason.forEach((reason, count) -> counts.put(reason, count[0]));
        return counts;
    }
}
