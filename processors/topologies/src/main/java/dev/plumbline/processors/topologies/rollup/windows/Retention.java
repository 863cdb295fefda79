package dev.plumbline.processors.topologies.rollup.windows;

import dev.plumbline.processors.rollups.Resolution;
import java.util.function.ToLongFunction;

/**
 * Which windows are kept of what comes, by the newest append time. In a back-fill of old history most minutes had left their store
 * by the time at which their calls arrived, and only hours and days are kept of it.
 */
public final class Retention {
    private static final Resolution[] RESOLUTIONS = Resolution.values();
    private static final long MARGIN_MICROS = Resolution.HOUR.micros();

    private final long[] keptMicros = new long[RESOLUTIONS.length];
    private long newest = Long.MIN_VALUE;

    /** Keeps windows of each length for so many microseconds. */
    public Retention(ToLongFunction<Resolution> micros) {
        for (Resolution resolution : RESOLUTIONS) {
            keptMicros[resolution.ordinal()] = micros.applyAsLong(resolution);
        }
    }

    /** Something was appended at that time, or nothing is known of it if it is {@link Long#MIN_VALUE}. */
    public void advance(long newestAppendMicros) {
        newest = newestAppendMicros;
    }

    /** The windows of the minute that are kept, a bit for each resolution by its ordinal. */
    public int kept(long minuteMicros) {
        int kept = 0;
        for (Resolution resolution : RESOLUTIONS) {
            long end = resolution.windowStart(minuteMicros) + resolution.micros();
            if (newest == Long.MIN_VALUE || end > newest - keptMicros[resolution.ordinal()]) {
                kept |= bit(resolution);
            }
        }
        return kept;
    }

    /** True if the window of that length is among the kept. */
    public static boolean has(int kept, Resolution resolution) {
        return (kept & bit(resolution)) != 0;
    }

    private static int bit(Resolution resolution) {
        return 1 << resolution.ordinal();
    }

    /** True if the window of the minute that begins then will stay in its store for an hour and more. */
    public boolean isSurelyKept(long minuteMicros) {
        return newest == Long.MIN_VALUE
                || minuteMicros > newest - keptMicros[Resolution.MINUTE.ordinal()] + MARGIN_MICROS;
    }
}
