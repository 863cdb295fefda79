package dev.plumbline.processors.topologies.intake.checks;

import java.time.Duration;

/**
 * What intake accepts.
 *
 * @param maxRecordBytes largest value of a record
 * @param acceptedAge how long before its arrival a call may have started; older ones are late
 */
public record Limits(int maxRecordBytes, Duration acceptedAge) {
    /** Ahead of append time by more than this, event time is clamped to append time and counted as clamped. */
    public static final Duration CLAMP_AHEAD = Duration.ofMinutes(5);

    /**
     * Ahead of append time by more than this, a record is quarantined as {@link Reason#FUTURE}. A clock that runs in local
     * time and says it is UTC is ahead by fourteen hours at most; what is further ahead is no clock that is wrong but a date.
     */
    public static final Duration REFUSE_AHEAD = Duration.ofHours(15);

    /** 256 KiB a record, seven days of lateness. */
    public static final Limits DEFAULT = new Limits(256 * 1024, Duration.ofDays(7));

    /** Checks both. */
    public Limits {
        if (maxRecordBytes < 1024) {
            throw new IllegalArgumentException("maxRecordBytes must be at least 1024, was " + maxRecordBytes);
        }
        if (acceptedAge.compareTo(Duration.ofMinutes(10)) < 0) {
            throw new IllegalArgumentException("acceptedAge must be at least 10 minutes, was " + acceptedAge);
        }
    }
}
