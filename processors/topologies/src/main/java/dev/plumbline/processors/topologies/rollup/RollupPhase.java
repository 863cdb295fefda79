package dev.plumbline.processors.topologies.rollup;

import dev.plumbline.processors.topologies.commit.CommitMarker;
import dev.plumbline.processors.topologies.commit.HeapStore;
import dev.plumbline.processors.topologies.commit.TaskSlot;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * The two processors of the second phase and the stores they share: one merges each packet on the heap, the other drains
 * the heap at the commit.
 */
public final class RollupPhase {
    private static final String HEAP = "rollup-heap";

    private final RollupSettings settings;
    private final RollupObserver.Factory observers;
    private final Set<StoreBuilder<?>> stores = new LinkedHashSet<>();

    /** One phase for one topology. */
    public RollupPhase(RollupSettings settings, RollupObserver.Factory observers) {
        this.settings = settings;
        this.observers = observers;
        stores.add(HeapStore.builder(HEAP, TaskSlot::new));
        stores.addAll(RollupStores.builders(settings));
        stores.addAll(observers.stores());
    }

    /** Takes packets, answers a marker when the heap has something to drain. */
    public FixedKeyProcessorSupplier<String, byte[], CommitMarker> merging() {
        return new FixedKeyProcessorSupplier<>() {
            @Override
            public FixedKeyProcessor<String, byte[], CommitMarker> get() {
                return new MergeProcessor(RollupPhase.this);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return stores;
            }
        };
    }

    /** Takes markers at the commit, answers closed and corrected windows and what the observers publish. */
    public ProcessorSupplier<String, CommitMarker, String, SpecificRecord> draining() {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<String, CommitMarker, String, SpecificRecord> get() {
                return new RollupDrainProcessor(RollupPhase.this);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return stores;
            }
        };
    }

    HeapStore<TaskSlot<RollupEngine>> heap(ProcessingContext context) {
        return context.getStateStore(HEAP);
    }

    RollupEngine engine(ProcessingContext context) {
        return heap(context)
                .content()
                .get(() -> new RollupEngine(
                        settings,
                        RollupHeap.ofTask(settings.partitions()),
                        RollupStores.Opened.from(context),
                        closedMinute -> observers.create(context, closedMinute)));
    }
}
