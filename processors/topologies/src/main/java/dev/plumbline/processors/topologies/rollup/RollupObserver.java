package dev.plumbline.processors.topologies.rollup;

import dev.plumbline.processors.rollups.Aggregate;
import dev.plumbline.processors.rollups.SeriesKey;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Watches the totals of one task as they grow. Called on the task's thread, inside its transaction; what an observer
 * keeps must be in a store by the end of {@link #onCommit}.
 */
public interface RollupObserver {

    /**
     * True if it wants to be told of merges and revisions of a series. Asked when the series comes to the heap; the answer never
     * changes.
     */
    default boolean watches(SeriesKey series) {
        return true;
    }

    /**
     * Calls or scores were added to a minute of a watched series, on time or late.
     *
     * @param series the series
     * @param minute start of the minute, in minutes since the epoch
     * @param part what was added; must not be changed or kept
     * @param inWindow false if the window of that minute is as old as windows are kept, and may not hold the part
     */
    void onMerge(SeriesKey series, long minute, Aggregate part, boolean inWindow);

    /**
     * A change event came.
     *
     * @param packet as {@code ChangePacket} makes it
     */
    default void onChange(byte[] packet) {}

    /**
     * Models were seen to serve calls, or evaluators to judge them.
     *
     * @param packet as {@code SightingPacket} makes it
     */
    default void onSightings(byte[] packet) {}

    /**
     * Calls of a watched series that were counted before count otherwise now.
     *
     * @param series the series
     * @param minute start of the minute, in minutes since the epoch
     * @param difference what was added, negative where it was taken away; must not be changed or kept
     */
    void onRevision(SeriesKey series, long minute, Aggregate difference);

    /**
     * The task commits.
     *
     * @param closedMinute the first minute that has not closed yet, in minutes since the epoch; never goes back
     * @param sink takes what is to be published, in order
     */
    void onCommit(long closedMinute, Consumer<SpecificRecord> sink);

    /** Makes the observer of each task, and says what stores it needs. */
    interface Factory {
        /** Builders of the observer's stores; the same objects at every call. */
        Set<StoreBuilder<?>> stores();

        /**
         * Makes the observer of one task.
         *
         * @param context for {@code getStateStore} only
         * @param closedMinute as for {@link #onCommit}, from before the task stopped
         */
        RollupObserver create(ProcessingContext context, long closedMinute);
    }
}
