package dev.plumbline.processors.topologies.rollup;

import dev.plumbline.processors.topologies.commit.CommitMarker;
import dev.plumbline.processors.topologies.commit.HeapStore;
import dev.plumbline.processors.topologies.commit.TaskSlot;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Drains the heap at the commit: closes windows, publishes, writes the stores. */
final class RollupDrainProcessor extends ContextualProcessor<String, CommitMarker, String, SpecificRecord> {
    private final RollupPhase phase;
    private HeapStore<TaskSlot<RollupEngine>> heap;
    private RollupEngine engine;

    @SuppressWarnings("NullAway.Init") // set in init, which Kafka Streams calls first
    RollupDrainProcessor(RollupPhase phase) {
        this.phase = phase;
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        super.init(context);
        heap = phase.heap(context);
        engine = phase.engine(context);
    }

    @Override
    public void process(Record<String, CommitMarker> marker) {
        engine.commit(record -> context().forward(marker.withValue(record)));
        heap.drained();
    }
}
