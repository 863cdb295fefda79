package dev.plumbline.alerts.subscriber;

import dev.plumbline.schemas.records.Alert;
import org.jspecify.annotations.Nullable;

/**
 * Something went wrong in a subscription.
 *
 * @param stage where
 * @param place topic, partition and offset of the record, for example {@code plumbline.alerts-0@17}; empty for
 *     {@link Stage#KAFKA}
 * @param alert the alert that the handler failed on; null in the other stages
 * @param cause what was thrown
 */
public record AlertFailure(
        Stage stage, String place, @Nullable Alert alert, Exception cause) {

    /** Where it went wrong. */
    public enum Stage {
        /** Kafka could not be read or the position not be kept. It is tried again whatever the answer. */
        KAFKA,
        /** The schema registry did not answer. The record may be good. */
        REGISTRY,
        /** The record is not an alert. */
        DECODE,
        /** The application's handler threw. */
        HANDLER
    }
}
