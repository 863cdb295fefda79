package dev.plumbline.processors.query.requests;

import java.time.Duration;
import java.time.Instant;

/** Rounds instants to whole lengths since the epoch, which are whole minutes, hours and days of UTC. */
public final class Alignment {

    private Alignment() {}

    /** The latest multiple of {@code length} at or before {@code at}. */
    public static Instant floor(Instant at, Duration length) {
        long seconds = length.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), seconds) * seconds);
    }

    /** The earliest multiple of {@code length} at or after {@code at}. */
    public static Instant ceiling(Instant at, Duration length) {
        Instant floor = floor(at, length);
        return floor.equals(at) ? floor : floor.plus(length);
    }
}
