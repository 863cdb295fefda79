package dev.plumbline.deploy.standalone.process;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.InstantSource;

/** How long this JVM has been running, counted from its start and not from the first line of ours. */
public final class Uptime {
    private Uptime() {}

    /** Time since the JVM started. */
    public static Duration now(InstantSource clock) {
        long startMillis = ManagementFactory.getRuntimeMXBean().getStartTime();
        return Duration.ofMillis(clock.millis() - startMillis);
    }
}
