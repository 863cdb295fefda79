package dev.plumbline.ingest.client.delivery;

import java.util.HashMap;
import java.util.Map;

/** The live counters of one stream and tenant. Each step is atomic, so that a reading always balances. Thread-safe. */
final class TenantCounter {
    private final RecordStream stream;
    private final String tenant;
    private final Map<String, Long> rejected = new HashMap<>();
    private final Map<String, Long> dropped = new HashMap<>();
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
            case REJECTED -> rejected.merge(delivery.reason(), records, Long::sum);
            case DROPPED -> dropped.merge(delivery.reason(), records, Long::sum);
        }
    }

    synchronized StreamCounts read() {
        return new StreamCounts(stream, tenant, attempted, acknowledged, rejected, dropped, inFlight);
    }
}
