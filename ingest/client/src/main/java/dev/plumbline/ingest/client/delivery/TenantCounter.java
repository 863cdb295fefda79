package dev.plumbline.ingest.client.delivery;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The live counters of one stream and tenant. Those who publish and those who settle wait for no lock, and every reading
 * balances, for what was settled is read before what was attempted. Thread-safe.
 */
final class TenantCounter {
    private final RecordStream stream;
    private final String tenant;
    private final AtomicLong attempted = new AtomicLong();
    private final AtomicLong acknowledged = new AtomicLong();
    private final Map<String, AtomicLong> rejected = new ConcurrentHashMap<>();
    private final Map<String, AtomicLong> dropped = new ConcurrentHashMap<>();

    TenantCounter(RecordStream stream, String tenant) {
        this.stream = stream;
        this.tenant = tenant;
    }

    void attempted(long records) {
        attempted.addAndGet(records);
    }

    void settled(Delivery delivery, long records) {
        switch (delivery.status()) {
            case ACKNOWLEDGED -> acknowledged.addAndGet(records);
            case REJECTED -> count(rejected, delivery.reason(), records);
            case DROPPED -> count(dropped, delivery.reason(), records);
        }
    }

    StreamCounts read() {
        long acknowledgedNow = acknowledged.get();
        Map<String, Long> rejectedNow = copy(rejected);
        Map<String, Long> droppedNow = copy(dropped);
        long attemptedNow = attempted.get();
        long inFlight = attemptedNow - acknowledgedNow - StreamCounts.sum(rejectedNow) - StreamCounts.sum(droppedNow);
        return new StreamCounts(stream, tenant, attemptedNow, acknowledgedNow, rejectedNow, droppedNow, inFlight);
    }

    private static void count(Map<String, AtomicLong> byReason, String reason, long records) {
        byReason.computeIfAbsent(reason, first -> new AtomicLong()).addAndGet(records);
    }

    private static Map<String, Long> copy(Map<String, AtomicLong> byReason) {
        Map<String, Long> counts = new HashMap<>();
        byReason.forEach((reason, count) -> counts.put(reason, count.get()));
        return counts;
    }
}
