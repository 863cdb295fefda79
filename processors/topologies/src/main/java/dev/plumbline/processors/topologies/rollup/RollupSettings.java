package dev.plumbline.processors.topologies.rollup;

import dev.plumbline.processors.rollups.Resolution;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * How windows are kept and closed.
 *
 * @param partitions partitions of the intake topics and of the packets
 * @param grace how far the watermark must pass the end of a window before it closes
 * @param idle append time after which a silent intake partition no longer holds windows open
 * @param retention how long windows of each length can be queried
 * @param published lengths of windows that go to the rollups topic when they close or are corrected
 */
public record RollupSettings(
        int partitions, Duration grace, Duration idle, Map<Resolution, Duration> retention, Set<Resolution> published) {

    /** Four partitions, 2 minutes of grace, 30 s of idleness; minutes for 3 days, hours for 62, days for 400;
     * hours and days are published. */
    public static final RollupSettings DEFAULT = new RollupSettings(
            4,
            Duration.ofMinutes(2),
            Duration.ofSeconds(30),
            Map.of(
                    Resolution.MINUTE, Duration.ofDays(3),
                    Resolution.HOUR, Duration.ofDays(62),
                    Resolution.DAY, Duration.ofDays(400)),
            Set.of(Resolution.HOUR, Resolution.DAY));

    /** Checks all values. */
    public RollupSettings {
        if (partitions < 1 || grace.isNegative() || idle.isNegative()) {
            throw new IllegalArgumentException("partitions must be at least 1, grace and idle at least 0");
        }
        retention = new EnumMap<>(retention);
        published = Set.copyOf(published);
        if (retention.size() != Resolution.values().length) {
            throw new IllegalArgumentException("retention must name every resolution, has " + retention.keySet());
        }
    }

    /** The same with other partitions. */
    public RollupSettings withPartitions(int count) {
        return new RollupSettings(count, grace, idle, retention, published);
    }

    /** The same with another grace. */
    public RollupSettings withGrace(Duration other) {
        return new RollupSettings(partitions, other, idle, retention, published);
    }

    /** The same with another retention of minutes. */
    public RollupSettings withMinutesKept(Duration kept) {
        Map<Resolution, Duration> other = new EnumMap<>(retention);
        other.put(Resolution.MINUTE, kept);
        return new RollupSettings(partitions, grace, idle, other, published);
    }

    long graceMicros() {
        return grace.toNanos() / 1_000;
    }

    /** How long windows of one length can be queried. */
    public Duration retention(Resolution resolution) {
        Duration kept = retention.get(resolution);
        if (kept == null) {
            throw new IllegalStateException("no retention for " + resolution);
        }
        return kept;
    }

    long retentionMicros(Resolution resolution) {
        return retention(resolution).toNanos() / 1_000;
    }
}
