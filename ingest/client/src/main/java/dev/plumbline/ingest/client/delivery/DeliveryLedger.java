package dev.plumbline.ingest.client.delivery;

import dev.plumbline.schemas.limits.RecordLimits;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts what became of every record, by stream and tenant: the left side of the ledger that the intake completes.
 *
 * <p>A record is first {@link #attempted} and later {@link #settled} exactly once. At most {@value #MAX_TENANTS} tenants
 * a stream are told apart; the rest share {@value #OTHER_TENANTS}, so that memory is bounded and sums stay exact.
 * Thread-safe.
 */
public final class DeliveryLedger {
    /** The tenant under which records are counted once there are too many tenants. */
    public static final String OTHER_TENANTS = "__other__";

    // Three streams of so many names, each of the longest and widest, fit in the megabyte that Kafka takes as one
    // record.
    static final int MAX_TENANTS = 400;

    private final Map<RecordStream, Map<String, TenantCounter>> counters = new EnumMap<>(RecordStream.class);
    private final AtomicLong version = new AtomicLong();

    /** Makes an empty ledger. */
    public DeliveryLedger() {
        for (RecordStream stream : RecordStream.values()) {
            counters.put(stream, new ConcurrentHashMap<>());
        }
    }

    /** Counts records that were handed over and are in flight until they are {@link #settled}. */
    public void attempted(RecordStream stream, String tenant, long records) {
        counter(stream, tenant).attempted(records);
        version.incrementAndGet();
    }

    /** Counts what became of records that were {@link #attempted}. */
    public void settled(RecordStream stream, String tenant, Delivery delivery, long records) {
        counter(stream, tenant).settled(delivery, records);
        version.incrementAndGet();
    }

    /** One reading per stream and tenant. Each is consistent in itself. */
    public List<StreamCounts> read() {
        List<StreamCounts> counts = new ArrayList<>();
        counters.values().forEach(byTenant -> byTenant.values().forEach(counter -> counts.add(counter.read())));
        return counts;
    }

    /** A number that grows whenever a counter changes. */
    long version() {
        return version.get();
    }

    private TenantCounter counter(RecordStream stream, String named) {
        // Records of such a name are always rejected; the name would make the report too large to send.
        String tenant = named.length() > RecordLimits.MAX_NAME ? OTHER_TENANTS : named;
        Map<String, TenantCounter> byTenant = Objects.requireNonNull(counters.get(stream));
        TenantCounter known = byTenant.get(tenant);
        if (known != null) {
            return known;
        }
        // Settling must meet the counter that was attempted, so the map never shrinks, and the check that keeps it
        // small is under one lock.
        synchronized (byTenant) {
            String counted = byTenant.size() < MAX_TENANTS || byTenant.containsKey(tenant) ? tenant : OTHER_TENANTS;
            return byTenant.computeIfAbsent(counted, name -> new TenantCounter(stream, name));
        }
    }
}
