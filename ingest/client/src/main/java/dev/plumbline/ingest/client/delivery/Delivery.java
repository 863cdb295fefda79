package dev.plumbline.ingest.client.delivery;

/**
 * What became of one record.
 *
 * @param status how it ended
 * @param reason why it was rejected or dropped, as a code such as {@code buffer_full}; empty if acknowledged
 */
public record Delivery(Status status, String reason) {

    /** How a record ended. */
    public enum Status {
        /** Kafka has it, on all in-sync replicas. */
        ACKNOWLEDGED,
        /** It is not valid and was never sent. */
        REJECTED,
        /** It was valid and was lost; the reason says where. */
        DROPPED
    }

    /** Kafka has acknowledged the record. */
    public static final Delivery ACKNOWLEDGED = new Delivery(Status.ACKNOWLEDGED, "");

    /** The record is not valid. */
    public static Delivery rejected(String reason) {
        return new Delivery(Status.REJECTED, reason);
    }

    /** The record was lost. */
    public static Delivery dropped(String reason) {
        return new Delivery(Status.DROPPED, reason);
    }

    /** True if Kafka has the record. */
    public boolean isAcknowledged() {
        return status == Status.ACKNOWLEDGED;
    }
}
