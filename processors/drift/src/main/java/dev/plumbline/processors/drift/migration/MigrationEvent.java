package dev.plumbline.processors.drift.migration;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Something that a model's users should know.
 *
 * @param kind what happened
 * @param minute the minute of the first call that shows it, since the epoch
 * @param requested the model asked for
 * @param served the model that answered
 * @param before the served model or fingerprint before; empty where there is none
 * @param after the one now
 * @param retires the last day of the model, for {@code RETIREMENT}
 */
public record MigrationEvent(
        Kind kind,
        long minute,
        String requested,
        String served,
        String before,
        String after,
        Optional<LocalDate> retires) {

    /** What happened. */
    public enum Kind {
        /** Another model than was asked for answers. */
        SERVED_DIFFERS,
        /** What was asked for is answered by a model that has not answered it before. */
        SERVED_MODEL_CHANGED,
        /** The provider's fingerprint of the same served model is one that has not been seen before. */
        FINGERPRINT_CHANGED,
        /** There is traffic on a model that retires soon or has retired. */
        RETIREMENT
    }
}
