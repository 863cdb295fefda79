package dev.plumbline.processors.topologies.intake.ids;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How long ids are remembered, in append time.
 *
 * <p>In the dedup window an id takes 10.7 to 16 bytes of heap; for as long as it is remembered at all, 24 bytes in a store
 * and its changelog and 8 on local disk.
 *
 * @param dedup for how long a second call or score of the same id is a duplicate; one minute to seven days
 * @param join for how long a score that carries only a call id finds its call; at least {@code dedup}, at most seven days
 */
public record IdMemory(Duration dedup, Duration join) {
    /** The longest of both. */
    public static final Duration LONGEST = Duration.ofDays(7);

    /** No ids are remembered: a retry counts again, and a score needs a scope. For who sends each call once, and for measuring. */
    public static final IdMemory NONE = new IdMemory(Duration.ZERO, Duration.ZERO);

    /** An hour and a day. */
    public static final IdMemory DEFAULT = new IdMemory(Duration.ofHours(1), Duration.ofDays(1));

    /** Checks both; reports all violations at once. */
    public IdMemory {
        List<String> violations = new ArrayList<>();
        boolean none = dedup.isZero() && join.isZero();
        if (!none && dedup.compareTo(Duration.ofMinutes(1)) < 0 || dedup.compareTo(LONGEST) > 0) {
            violations.add("dedup must be one minute to seven days, was " + dedup);
        }
        if (join.compareTo(dedup) < 0 || join.compareTo(LONGEST) > 0) {
            violations.add("join must be at least dedup and at most seven days, was " + join);
        }
        if (!violations.isEmpty()) {
            throw new IllegalArgumentException("memory of ids: " + String.join("; ", violations));
        }
    }

    /** True for {@link #NONE}. */
    public boolean isNone() {
        return dedup.isZero();
    }
}
