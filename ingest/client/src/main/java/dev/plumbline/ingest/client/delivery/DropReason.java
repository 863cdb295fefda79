package dev.plumbline.ingest.client.delivery;

import java.util.List;

/** The codes under which lost records are counted. */
public final class DropReason {
    /** The buffer was full and the policy is {@link Overflow#DROP_NEWEST}. */
    public static final String BUFFER_FULL = "buffer_full";

    /** The client was closed before the record could be sent. */
    public static final String CLOSED = "closed";

    /** The record could not be written in its schema. */
    public static final String ENCODE = "encode";

    /** Kafka or the registry did not answer within the delivery timeout. Kafka may have the record all the same. */
    public static final String DELIVERY_TIMEOUT = "delivery_timeout";

    /** The record is larger than the producer or the broker takes. */
    public static final String TOO_LARGE = "too_large";

    /** The thread was interrupted while it waited for room under {@link Overflow#BLOCK}. */
    public static final String INTERRUPTED = "interrupted";

    /** Kafka refused the record for another reason, for example missing rights. */
    public static final String REFUSED = "refused";

    /** The application's redaction failed, so the record was not let go. */
    public static final String REDACTION = "redaction";

    /** All of them. */
    public static final List<String> ALL =
            List.of(BUFFER_FULL, CLOSED, ENCODE, DELIVERY_TIMEOUT, TOO_LARGE, INTERRUPTED, REFUSED, REDACTION);

    private DropReason() {}
}
