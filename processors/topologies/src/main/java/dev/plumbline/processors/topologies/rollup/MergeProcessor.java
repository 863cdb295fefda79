package dev.plumbline.processors.topologies.rollup;

import dev.plumbline.processors.topologies.commit.CommitMarker;
import dev.plumbline.processors.topologies.commit.CommitPace;
import dev.plumbline.processors.topologies.commit.HeapStore;
import dev.plumbline.processors.topologies.commit.TaskSlot;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

/** Takes in each packet on the heap. A packet that cannot be read is a fault of ours and stops the task, at once or at the commit. */
final class MergeProcessor extends ContextualFixedKeyProcessor<String, byte[], CommitMarker> {
    private final RollupPhase phase;
    private HeapStore<TaskSlot<RollupEngine>> heap;
    private RollupEngine engine;
    private CommitPace pace;

    @SuppressWarnings("NullAway.Init") // set in init, which Kafka Streams calls first
    MergeProcessor(RollupPhase phase) {
        this.phase = phase;
    }

    @Override
    public void init(FixedKeyProcessorContext<String, CommitMarker> context) {
        super.init(context);
        heap = phase.heap(context);
        engine = phase.engine(context);
        pace = CommitPace.start(context);
    }

    @Override
    public void close() {
        heap.forget();
    }

    @Override
    public void process(FixedKeyRecord<String, byte[]> packet) {
        engine.merge(packet.value());
        CommitMarker marker = heap.markPending();
        if (marker != null) {
            context().forward(packet.withValue(marker));
        }
        pace.took(packet.timestamp(), engine.isFull());
    }
}
