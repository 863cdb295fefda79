package dev.plumbline.processors.rollups;

/** Lengths of window, aligned to UTC. */
public enum Resolution {
    MINUTE(60),
    HOUR(3_600),
    DAY(86_400);

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

    /** Start of the window that holds the moment; both in microseconds since the epoch, before it included. */
    public long windowStart(long micros) {
        return Math.floorDiv(micros, micros()) * micros();
    }
}
