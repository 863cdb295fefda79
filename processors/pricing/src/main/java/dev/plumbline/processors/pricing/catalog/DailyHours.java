package dev.plumbline.processors.pricing.catalog;

import java.time.DateTimeException;
import java.time.LocalTime;

/**
 * The part of each UTC day in which a price holds, from {@code start} inclusive to {@code end} exclusive; it may span
 * midnight.
 */
public record DailyHours(LocalTime start, LocalTime end) {

    private static final long MICROS_PER_DAY = 86_400_000_000L;

    /**
     * Checks that the hours are not empty.
     *
     * @throws IllegalArgumentException if start and end are the same
     */
    public DailyHours {
        if (start.equals(end)) {
            throw new IllegalArgumentException("hours must not be empty: " + start + "-" + end);
        }
    }

    /**
     * Reads {@code HH:MM-HH:MM}.
     *
     * @throws IllegalArgumentException if the text has another form
     */
    public static DailyHours parse(String text) {
        String[] ends = text.split("-", -1);
        if (ends.length != 2) {
            throw new IllegalArgumentException("hours must be HH:MM-HH:MM: " + text);
        }
        try {
            return new DailyHours(LocalTime.parse(ends[0]), LocalTime.parse(ends[1]));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("hours must be HH:MM-HH:MM: " + text, e);
        }
    }

    /** Whether the time, in microseconds since the epoch, falls into the hours. */
    public boolean contains(long epochMicros) {
        long ofDay = Math.floorMod(epochMicros, MICROS_PER_DAY);
        long from = start.toNanoOfDay() / 1_000;
        long to = end.toNanoOfDay() / 1_000;
        return from < to ? ofDay >= from && ofDay < to : ofDay >= from || ofDay < to;
    }

    @Override
    public String toString() {
        return start + "-" + end;
    }
}
