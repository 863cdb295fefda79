package dev.plumbline.processors.topologies.commit;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.state.Stores;

/** Turns markers into a stream that arrives at each commit, inside the transaction and before the offsets. */
public final class CommitHook {
    private CommitHook() {}

    /**
     * Holds markers back until the task commits.
     *
     * <p>{@code statestore.cache.max.bytes} must be above 0, or every marker passes at once and the heap is drained per
     * record.
     *
     * @param markers markers under {@link ConstantKey#VALUE}; their stream must not have changed the key since its source
     * @param name names the operators and the table
     */
    public static KStream<String, CommitMarker> atCommit(KStream<String, CommitMarker> markers, String name) {
        return markers.groupByKey(Grouped.with("group-" + name, Serdes.String(), CommitMarker.serde()))
                .reduce(
                        (older, newer) -> newer,
                        Named.as("hold-" + name),
                        Materialized.<String, CommitMarker>as(Stores.inMemoryKeyValueStore(name))
                                .withKeySerde(Serdes.String())
                                .withValueSerde(CommitMarker.serde())
                                .withCachingEnabled()
                                .withLoggingDisabled())
                .toStream(Named.as("release-" + name));
    }
}
