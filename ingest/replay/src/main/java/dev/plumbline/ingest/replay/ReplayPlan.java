package dev.plumbline.ingest.replay;

import java.time.Duration;

/**
 * How a replay runs.
 *
 * @param speed how fast event time passes
 * @param neverAhead true to hold every record back until wall time has reached its event time: a replay that catches up
 *     at 120x then goes on at 1x
 * @param progressEvery wall time between two progress reports
 */
public record ReplayPlan(Speed speed, boolean neverAhead, Duration progressEvery) {
    public ReplayPlan {
        if (progressEvery.compareTo(Duration.ofMillis(1)) < 0) {
            throw new IllegalArgumentException("progressEvery must be at least 1 ms, but is " + progressEvery);
        }
    }

    /** This speed, a progress report a second, event times as they come. */
    public static ReplayPlan at(Speed speed) {
        return new ReplayPlan(speed, false, Duration.ofSeconds(1));
    }

    /** This plan, holding records back until wall time has reached their event time. */
    public ReplayPlan holdingBack() {
        return new ReplayPlan(speed, true, progressEvery);
    }
}
