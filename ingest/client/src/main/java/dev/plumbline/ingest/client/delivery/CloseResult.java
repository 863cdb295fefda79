package dev.plumbline.ingest.client.delivery;

import java.util.List;

/**
 * What a publisher leaves behind.
 *
 * @param counts the final counters
 * @param reported true if Kafka has acknowledged the last report, so that the ledger knows these counters
 */
public record CloseResult(List<StreamCounts> counts, boolean reported) {

    public CloseResult {
        counts = List.copyOf(counts);
    }

    /** Records that were lost over the life of the publisher: dropped, or without an answer until the end. */
    public long lost() {
        return counts.stream().mapToLong(c -> c.droppedTotal() + c.inFlight()).sum();
    }
}
