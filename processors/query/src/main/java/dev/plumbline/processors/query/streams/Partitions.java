package dev.plumbline.processors.query.streams;

import dev.plumbline.processors.query.state.StateUnavailableException;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.QueryableStoreType;

/**
 * The partitions of one store. Kafka Streams answers from whatever partitions it has, silently; asking for each by number
 * tells which are missing.
 *
 * @param streams the running application
 * @param total partitions that the store has
 */
record Partitions(KafkaStreams streams, int total) {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    /**
     * Visits the store in each partition that is here.
     *
     * @return the number of partitions visited, at least 1
     * @throws StateUnavailableException if there is none
     */
    <S> int visit(String store, QueryableStoreType<S> type, Consumer<S> visitor) {
        int answered = 0;
        for (int partition = 0; partition < total; partition++) {
            if (visit(store, type, partition, visitor)) {
                answered++;
            }
        }
        if (answered == 0) {
            throw new StateUnavailableException(
                    "no partition of " + store + " can be read while the pipeline is " + streams.state(), RETRY_AFTER);
        }
        return answered;
    }

    private <S> boolean visit(String store, QueryableStoreType<S> type, int partition, Consumer<S> visitor) {
        try {
            visitor.accept(streams.store(
                    StoreQueryParameters.fromNameAndType(store, type).withPartition(partition)));
            return true;
        } catch (InvalidStateStoreException e) {
            return false;
        }
    }
}
