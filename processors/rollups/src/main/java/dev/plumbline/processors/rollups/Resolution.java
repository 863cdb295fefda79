package dev.plumbline.processors.rollups;

/** Lengths of window, aligned to UTC. */
public enum Resolution {
    MINUTE(60),
    HOUR(3_600),
    DAY(86_400);

    private static final Resolution[] ALL = values();

    private final int seconds;

    Resolution(int seconds) {
        this.seconds = seconds;
    }

    public int seconds() {
        return seconds;
    }

    /** Length in microseconds. */
    public long micros() {
        return seconds * 1_000_000L;
    }

    /** The longest of all. */
    public static Resolution longest() {
        return DAY;
    }

    /**
     * The next shorter length.
     *
     * @throws IndexOutOfBoundsException of the shortest
     */
    public Resolution shorter() {
        return ALL[ordinal() - 1];
    }

    /**
     * The next longer length.
     *
     * @throws IndexOutOfBoundsException of the longest
     */
    public Resolution longer() {
        return ALL[ordinal() + 1];
    }

    /** Start of the window that holds the moment; both in microseconds since the epoch, before it included. */
    public long windowStart(long micros) {
        return Math.floorDiv(micros, micros()) * micros();
    }
}
