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

    /** A partition of old history holds the watermark back, and each open minute of a series takes heap. */
    private static final long LONGEST_OPEN_MICROS = 2 * Resolution.HOUR.micros();

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

    /** The longest of the kept windows; a minute if none is kept. */
    static Resolution longest(int kept) {
        return RESOLUTIONS[Math.max(0, Integer.SIZE - 1 - Integer.numberOfLeadingZeros(kept))];
    }

    /** Of the kept windows those of that length and shorter ones. */
    static int until(int kept, Resolution resolution) {
        return kept & (2 * bit(resolution) - 1);
    }

    private static int bit(Resolution resolution) {
        return 1 << resolution.ordinal();
    }

    /**
     * The moment until which minutes and hours are to be folded into longer windows before anything else is written, closed or not:
     * two hours before the newest append, or an hour before stores may drop them; {@link Long#MIN_VALUE} if nothing is known yet.
     */
    public long foldUntil() {
        long least = Math.min(keptMicros[Resolution.MINUTE.ordinal()], keptMicros[Resolution.HOUR.ordinal()]);
        long open = Math.min(least - MARGIN_MICROS, LONGEST_OPEN_MICROS);
        return newest == Long.MIN_VALUE ? Long.MIN_VALUE : newest - open;
    }

    /** True if the window of the minute that begins then will stay in its store for an hour and more. */
    public boolean isSurelyKept(long minuteMicros) {
        return newest == Long.MIN_VALUE
                || minuteMicros > newest - keptMicros[Resolution.MINUTE.ordinal()] + MARGIN_MICROS;
    }
}
