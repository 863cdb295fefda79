package dev.plumbline.ingest.gateway.access;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * How many bytes each tenant may send: a token bucket that holds one second's worth. What a body weighs is known only
 * when it was read, so a body may bring the bucket below zero, and the next waits until it is above. Thread-safe.
 */
public final class TenantRates {
    private static final double NANOS = 1e9;

    private final long bytesPerSecond;
    private final LongSupplier nanoClock;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    /**
     * Full buckets.
     *
     * @param bytesPerSecond what a tenant may send; 0 for as much as it likes
     * @param nanoClock a clock that never goes back, in nanoseconds
     */
    public TenantRates(long bytesPerSecond, LongSupplier nanoClock) {
        this.bytesPerSecond = bytesPerSecond;
        this.nanoClock = nanoClock;
    }

    /** How long a tenant has to wait before it may send; zero if it need not. */
    public Duration untilAllowed(String tenant) {
        if (bytesPerSecond == 0) {
            return Duration.ZERO;
        }
        double level = bucket(tenant).add(0);
        return level > 0 ? Duration.ZERO : Duration.ofNanos((long) ((1 - level) / bytesPerSecond * NANOS));
    }

    /** Takes what a tenant has sent, decompressed. */
    public void sent(String tenant, long bytes) {
        if (bytesPerSecond > 0) {
            bucket(tenant).add(-bytes);
        }
    }

    private Bucket bucket(String tenant) {
        return buckets.computeIfAbsent(tenant, any -> new Bucket());
    }

    private final class Bucket {
        private double level = bytesPerSecond;
        private long filledAt = nanoClock.getAsLong();

        private synchronized double add(double bytes) {
            long now = nanoClock.getAsLong();
            level = Math.min(bytesPerSecond, level + (now - filledAt) / NANOS * bytesPerSecond) + bytes;
            filledAt = now;
            return level;
        }
    }
}
