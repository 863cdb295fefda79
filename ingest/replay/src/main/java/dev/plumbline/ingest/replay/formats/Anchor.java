package dev.plumbline.ingest.replay.formats;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Where the event times of a replay lie: as recorded, or all moved by the same amount, so that the first or the last
 * record is at a given instant. Records far in the past would be refused as late, which is why files are usually moved.
 *
 * @param kind what {@code at} means
 * @param at the instant; of no meaning for {@link Kind#RECORDED}
 */
public record Anchor(Kind kind, Instant at) {
    /** What an anchor holds on to. */
    public enum Kind {
        /** Times stay as they are in the file. */
        RECORDED,
        /** The earliest record is at the instant. */
        START,
        /** The latest record is at the instant. */
        END
    }

    /** Times as they are in the file. */
    public static Anchor recorded() {
        return new Anchor(Kind.RECORDED, Instant.EPOCH);
    }

    /** The earliest record at {@code at}. */
    public static Anchor startAt(Instant at) {
        return new Anchor(Kind.START, at);
    }

    /** The latest record at {@code at}. */
    public static Anchor endAt(Instant at) {
        return new Anchor(Kind.END, at);
    }

    /** Microseconds to add to every time, given the earliest and the latest of them. */
    long shift(long firstMicros, long lastMicros) {
        long atMicros = ChronoUnit.MICROS.between(Instant.EPOCH, at);
        return switch (kind) {
            case RECORDED -> 0;
            case START -> Math.subtractExact(atMicros, firstMicros);
            case END -> Math.subtractExact(atMicros, lastMicros);
        };
    }
}
