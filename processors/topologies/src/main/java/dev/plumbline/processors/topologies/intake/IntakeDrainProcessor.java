package dev.plumbline.processors.topologies.intake;

import dev.plumbline.processors.rollups.partials.PacketTargets;
import dev.plumbline.processors.topologies.commit.CommitMarker;
import dev.plumbline.processors.topologies.commit.HeapStore;
import dev.plumbline.processors.topologies.commit.TaskSlot;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Drains the heap at the commit: packets under the number of their target partition. */
final class IntakeDrainProcessor extends ContextualProcessor<String, CommitMarker, String, byte[]> {
    private final IntakePhase phase;
    private final PacketTargets targets;
    private HeapStore<TaskSlot<IntakeTask>> heap;
    private IntakeTask task;

    @SuppressWarnings("NullAway.Init") // set in init, which Kafka Streams calls first
    IntakeDrainProcessor(IntakePhase phase, PacketTargets targets) {
        this.phase = phase;
        this.targets = targets;
    }

    @Override
    public void init(ProcessorContext<String, byte[]> context) {
        super.init(context);
        heap = phase.heap(context);
        task = phase.task(context);
    }

    @Override
    public void process(Record<String, CommitMarker> marker) {
        task.drain(
                targets,
                (partition, packet) -> context()
                        .forward(marker.withKey(Integer.toString(partition)).withValue(packet)));
        heap.drained();
    }
}
