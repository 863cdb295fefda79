package dev.plumbline.processors.topologies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.processors.dedup.Salt;
import dev.plumbline.processors.pricing.PriceBook;
import dev.plumbline.processors.topologies.alerting.Rules;
import dev.plumbline.processors.topologies.alerting.Watches;
import dev.plumbline.processors.topologies.commit.HeapStore;
import dev.plumbline.processors.topologies.intake.IntakePhase;
import dev.plumbline.processors.topologies.intake.IntakeSettings;
import dev.plumbline.processors.topologies.revision.CallLog;
import dev.plumbline.processors.topologies.rollup.RollupPhase;
import dev.plumbline.processors.topologies.rollup.RollupSettings;
import dev.plumbline.schemas.registry.memory.InMemorySchemaRegistry;
import java.io.File;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.StoreBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A task may close its processors and keep its stores, as when it turns into a standby; its heap must not outlive them. */
class HeapOfClosedTaskTest {
    private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();

    @TempDir(factory = MemoryDirectory.class)
    private File directory;

    @Test
    void shouldGiveUpTheHeapOfTheIntakeWhenItsProcessorCloses() {
        IntakePhase phase = new IntakePhase(
                IntakeSettings.withDefaults(new Salt(1, 2)), 4, PriceBook.bundled(), registry, CallLog.Factory.NONE);
        assertThatHeapIsGivenUp(phase.taking(), "intake-heap");
    }

    @Test
    void shouldGiveUpTheHeapOfTheRollupWhenItsProcessorCloses() {
        RollupPhase phase = new RollupPhase(RollupSettings.DEFAULT, Watches.factory(Rules.NONE, registry));
        assertThatHeapIsGivenUp(phase.merging(), "rollup-heap");
    }

    private <T, V> void assertThatHeapIsGivenUp(FixedKeyProcessorSupplier<String, T, V> supplier, String name) {
        Map<String, StateStore> stores = open(supplier);
        try {
            HeapStore<?> heap = (HeapStore<?>) stores.get(name);
            FixedKeyProcessor<String, T, V> processor = supplier.get();
            processor.init(FixedContext.of(stores, directory));
            Object before = heap.content();
            processor.close();
            assertThat(heap.content()).isNotSameAs(before);
        } finally {
            stores.values().forEach(StateStore::close);
        }
    }

    private Map<String, StateStore> open(FixedKeyProcessorSupplier<?, ?, ?> supplier) {
        Properties settings = new Properties();
        settings.put("application.id", "closing");
        settings.put("bootstrap.servers", "unused:1");
        settings.put("state.dir", directory.toString());
        MockProcessorContext<Object, Object> context =
                new MockProcessorContext<>(settings, new TaskId(0, 0), directory);
        Map<String, StateStore> stores = new HashMap<>();
        for (StoreBuilder<?> builder : supplier.stores()) {
            StateStore store = builder.withLoggingDisabled().build();
            store.init(context.getStateStoreContext(), store);
            stores.put(store.name(), store);
        }
        return stores;
    }
}
