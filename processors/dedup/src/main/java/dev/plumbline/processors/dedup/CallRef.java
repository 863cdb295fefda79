package dev.plumbline.processors.dedup;

/**
 * What the index keeps of a call for the score join, in one non-negative {@code long}: the minute in which the call
 * started, 31 bits, and its entry in the {@link DimensionDictionary}, 32 bits.
 */
public final class CallRef {

    private static final long MINUTE_MICROS = 60_000_000L;

    private CallRef() {}

    /** @throws IllegalArgumentException if the start is before 1970 or after the year 6052 */
    public static long of(int tuple, long startedAtMicros) {
        long minute = Math.floorDiv(startedAtMicros, MINUTE_MICROS);
        if (minute < 0 || minute > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("a call that started at " + startedAtMicros + " µs has no reference");
        }
        return minute << 32 | tuple & 0xFFFF_FFFFL;
    }

    /** The number in the dictionary. */
    public static int tuple(long ref) {
        return (int) ref;
    }

    /** Start of the minute in which the call started, in microseconds since the epoch. */
    public static long minuteStartMicros(long ref) {
        return (ref >>> 32) * MINUTE_MICROS;
    }
}
