package dev.plumbline.deploy.standalone.demo;

import java.time.Duration;
import java.util.Optional;

/**
 * How a demo runs.
 *
 * @param length how long from the start of the JVM; the live part gets at least {@link #LEAST_LIVE} of it. Empty runs
 *     until stopped
 * @param calls calls of the two weeks of history
 * @param seed seed of the made-up traffic
 */
public record DemoOptions(Optional<Duration> length, long calls, long seed) {
    /** Event time passes this much faster than the clock in the live part. */
    public static final int LIVE_SPEED = 120;

    /** Two hours of event time: enough for what is planted in the first forty minutes to be found. */
    public static final Duration LEAST_LIVE = Duration.ofSeconds(60);

    /** How far back the live part begins, so that event time does not overtake the clock while it runs. */
    static final Duration LIVE_SPAN = Duration.ofHours(4);

    static final Duration HISTORY = Duration.ofDays(14);
}
