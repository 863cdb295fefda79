package dev.plumbline.processors.query.streams;

import dev.plumbline.processors.query.state.StateUnavailableException;
import java.time.Duration;
import java.util.function.BiConsumer;
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
        return visit(store, type, (content, partition) -> visitor.accept(content));
    }

    /** The same for visitors who look into other stores of the partition as well. */
    <S> int visit(String store, QueryableStoreType<S> type, BiConsumer<S, Partition> visitor) {
        int answered = 0;
        for (int partition = 0; partition < total; partition++) {
            if (visit(store, type, new Partition(streams, partition), visitor)) {
                answered++;
            }
        }
        if (answered == 0) {
            throw new StateUnavailableException(
                    "no partition of " + store + " can be read while the pipeline is " + streams.state(), RETRY_AFTER);
        }
        return answered;
    }

    /** One partition of the stores. */
    record Partition(KafkaStreams streams, int number) {
        /**
         * One of its stores.
         *
         * @throws InvalidStateStoreException if it is not here
         */
        <S> S store(String name, QueryableStoreType<S> type) {
            return streams.store(
                    StoreQueryParameters.fromNameAndType(name, type).withPartition(number));
        }
    }

    private static <S> boolean visit(
            String store, QueryableStoreType<S> type, Partition partition, BiConsumer<S, Partition> visitor) {
        try {
            visitor.accept(partition.store(store, type), partition);
            return true;
        } catch (InvalidStateStoreException e) {
            return false;
        }
    }
}
