package dev.plumbline.processors.drift.sequential;

/**
 * When a change is estimated to have begun, and what has been seen since.
 *
 * @param minute the most likely first minute of the change, in minutes since the epoch
 * @param lowMinute the earliest minute of the interval that covers it in about nine cases of ten
 * @param highMinute the latest minute of that interval
 * @param count scores since {@code minute}
 * @param sum exact sum of those scores in millionths
 */
public record Onset(long minute, long lowMinute, long highMinute, long count, long sum) {
    /** Mean score since the change, in millionths. */
    public long meanMillionths() {
        return count == 0 ? 0 : Math.round((double) sum / count);
    }
}
