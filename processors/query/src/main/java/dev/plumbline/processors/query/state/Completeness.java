package dev.plumbline.processors.query.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How much of the state answered, and how fresh it was. Every answer over HTTP repeats this.
 *
 * @param answered partitions that answered
 * @param total partitions that hold the state
 * @param asOf wall-clock time at which the state was read
 * @param watermark event time up to which calls were counted, the oldest over the partitions; null before any call
 * @param lag how far counting is behind arrival: zero when everything that Kafka holds is counted
 */
public record Completeness(
        int answered, int total, Instant asOf, @Nullable Instant watermark, Duration lag) {

    /** Refuses counts that cannot be. */
    public Completeness {
        if (answered < 0 || total < 1 || answered > total) {
            throw new IllegalArgumentException("answered " + answered + " of " + total + " partitions");
        }
        if (lag.isNegative()) {
            throw new IllegalArgumentException("negative lag " + lag);
        }
    }

    /** True when every partition answered. */
    public boolean complete() {
        return answered == total;
    }

    /** The weaker of two: fewer partitions, the earlier reading and watermark, the longer lag. */
    public Completeness and(Completeness other) {
        boolean fewer = (long) answered * other.total < (long) other.answered * total;
        Completeness least = fewer ? this : other;
        return new Completeness(
                least.answered,
                least.total,
                asOf.isBefore(other.asOf) ? asOf : other.asOf,
                earlier(watermark, other.watermark),
                lag.compareTo(other.lag) >= 0 ? lag : other.lag);
    }

    private static @Nullable Instant earlier(@Nullable Instant a, @Nullable Instant b) {
        return Optional.ofNullable(a)
                .filter(x -> b == null || x.isBefore(b))
                .or(() -> Optional.ofNullable(b))
                .orElse(null);
    }
}
