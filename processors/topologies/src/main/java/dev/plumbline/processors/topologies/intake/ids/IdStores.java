package dev.plumbline.processors.topologies.intake.ids;

import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The stores of a task that ids lie in, as numbered blocks.
 *
 * @param calls ids of calls
 * @param scores ids of scores
 * @param dimensions combinations of dimension values that calls had
 */
record IdStores(
        KeyValueStore<Integer, byte[]> calls,
        KeyValueStore<Integer, byte[]> scores,
        KeyValueStore<Integer, byte[]> dimensions) {
    static final String CALLS = "seen-calls";
    static final String SCORES = "seen-scores";
    static final String DIMENSIONS = "seen-dimensions";

    static IdStores of(ProcessingContext context) {
        return new IdStores(
                context.getStateStore(CALLS), context.getStateStore(SCORES), context.getStateStore(DIMENSIONS));
    }
}
