package dev.plumbline.processors.topologies.revision;

import java.util.List;
import org.apache.kafka.common.header.Headers;

/** The records of one partition of {@code plumbline.calls}, read again. Used by one thread. */
public interface CallLog extends AutoCloseable {

    /**
     * A record.
     *
     * @param offset its offset
     * @param appendMicros when the broker appended it
     * @param headers its headers
     * @param value its value, empty for a record without one
     */
    record Entry(long offset, long appendMicros, Headers headers, byte[] value) {}

    /**
     * Some records that follow each other.
     *
     * @param entries the records
     * @param next the first offset that was not looked at
     */
    record Slice(List<Entry> entries, long next) {}

    /**
     * Reads on.
     *
     * @param from the first offset; where the topic no longer has it, its oldest
     * @param to the end, exclusive
     * @param most records at most
     * @return possibly nothing, if the broker does not answer in time; then {@code next} is {@code from}
     */
    Slice read(long from, long to, int most);

    /** The first offset that was appended at that time or later; the end if there is none. */
    long offsetAt(long appendMicros);

    @Override
    void close();

    /** Opens the logs of partitions. */
    @FunctionalInterface
    interface Factory {
        /** A deployment that cannot read its calls again refuses every revision. */
        Factory NONE = partition -> {
            throw new IllegalStateException("calls cannot be read again here: no call log is configured");
        };

        /** The log of one partition. */
        CallLog open(int partition);
    }
}
