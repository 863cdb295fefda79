package dev.plumbline.processors.topologies.intake.ids;

import dev.plumbline.processors.dedup.DimensionDictionary.Memo;
import dev.plumbline.processors.dedup.Salt;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The ids of calls and scores that this task has counted lately, and where each call belongs. */
public interface SeenIds {
    /** Answer for a call that was not seen. */
    long NOT_FOUND = Long.MIN_VALUE;

    /** Remembers nothing. */
    SeenIds NONE = new SeenIds() {
        @Override
        public boolean addCall(
                String tenant, String id, String[] values, Memo memo, long startedAtMicros, long appendMicros) {
            return true;
        }

        @Override
        public boolean addScore(String tenant, String scoreId, long appendMicros) {
            return true;
        }

        @Override
        public long findCall(String tenant, String callId, String[] values) {
            return NOT_FOUND;
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    /** Builders of the stores that a task needs; new objects at every call. */
    static List<StoreBuilder<?>> stores() {
        return Stream.of(IdStores.CALLS, IdStores.SCORES, IdStores.DIMENSIONS)
                .<StoreBuilder<?>>map(name -> Stores.keyValueStoreBuilder(
                                Stores.persistentKeyValueStore(name), Serdes.Integer(), Serdes.ByteArray())
                        .withCachingDisabled())
                .toList();
    }

    /** What the task has counted, from its stores; calls that are kept longer lie beside them in its directory. */
    static SeenIds of(IdMemory memory, Salt salt, ProcessingContext context) {
        return memory.isNone()
                ? NONE
                : RememberedIds.open(
                        memory,
                        salt,
                        IdStores.of(context),
                        context.stateDir().toPath().resolve(IdStores.CALLS + "-runs"));
    }

    /** Adds a call; false if its id was added before. The memo is that of its dimension values. */
    boolean addCall(String tenant, String callId, String[] values, Memo memo, long startedAtMicros, long appendMicros);

    /** Adds a score; false if its id was added before. */
    boolean addScore(String tenant, String scoreId, long appendMicros);

    /**
     * Looks a call up by its id.
     *
     * @param values receives the call's dimension values
     * @return start of the minute in which the call started, microseconds since the epoch; or {@link #NOT_FOUND}
     */
    long findCall(String tenant, String callId, String[] values);

    /** Writes what the stores do not have yet. */
    void flush();

    /** Gives up what lies beside the stores. */
    void close();
}
