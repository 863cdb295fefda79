package dev.plumbline.ingest.client;

import dev.plumbline.ingest.client.delivery.StreamCounts;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What a client has done so far: {@code attempted = acknowledged + rejected + dropped + inFlight}.
 *
 * @param publisherId the id under which the ledger knows this client
 * @param streams the counters by kind of record and tenant
 * @param bufferedBytes bytes of records that wait or are on their way, by estimate
 */
public record ClientStats(String publisherId, List<StreamCounts> streams, long bufferedBytes) {

    public ClientStats {
        streams = List.copyOf(streams);
    }

    /** Records that the application handed over. */
    public long attempted() {
        return sum(StreamCounts::attempted);
    }

    /** Records that Kafka has. */
    public long acknowledged() {
        return sum(StreamCounts::acknowledged);
    }

    /** Records that were not valid. */
    public long rejected() {
        return sum(StreamCounts::rejectedTotal);
    }

    /** Records that were lost. */
    public long dropped() {
        return sum(StreamCounts::droppedTotal);
    }

    /** Records that wait or are on their way. */
    public long inFlight() {
        return sum(StreamCounts::inFlight);
    }

    private long sum(ToLongFunction<StreamCounts> counter) {
        return streams.stream().mapToLong(counter).sum();
    }
}
