package dev.plumbline.schemas.registry;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * When to ask again: exponential backoff with full jitter, so that clients that failed together do not return together.
 *
 * @param retries how often a URL is asked again after the first time
 * @param base upper bound of the first wait
 * @param cap upper bound of every wait
 */
public record RetryPolicy(int retries, Duration base, Duration cap) {

    /** The official client's: 3 retries a URL, 1 s to 20 s. */
    public static final RetryPolicy DEFAULT = new RetryPolicy(3, Duration.ofSeconds(1), Duration.ofSeconds(20));

    /** The wait before retry {@code attempt}, counted from 0: uniform between nothing and the bound. */
    Duration backoff(int attempt, RandomGenerator random) {
        long bound = Math.min(cap.toMillis(), base.toMillis() << Math.min(attempt, 20));
        return Duration.ofMillis(bound <= 0 ? 0 : random.nextLong(bound + 1));
    }
}
