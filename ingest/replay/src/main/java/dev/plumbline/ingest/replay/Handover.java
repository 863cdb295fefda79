package dev.plumbline.ingest.replay;

/** What a sink did with a record when it was handed over. */
public enum Handover {
    /** Taken over; it will be published. */
    ACCEPTED,
    /** Refused because the record is not valid. */
    REJECTED,
    /** Valid, but lost, for example because a buffer was full. */
    DROPPED,
    /** Not attempted, because an earlier import brought the record. */
    KNOWN,
    /** Not attempted, because the sink has no way to send this kind of record. */
    SKIPPED
}
