package dev.plumbline.processors.topologies.crash;

import java.util.Set;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.ProcessorWrapper;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.WrappedFixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.WrappedProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/** Wrappers around single processors that make the pipeline do wrong; they exist in tests only. */
final class PlantedFaults {
    private PlantedFaults() {}

    /** Merges every third packet twice: a task has one from each source at every commit. */
    public static final class DoubleCount implements ProcessorWrapper {
        @Override
        public <K, V, L, W> WrappedProcessorSupplier<K, V, L, W> wrapProcessorSupplier(
                String name, ProcessorSupplier<K, V, L, W> supplier) {
            return ProcessorWrapper.asWrapped(supplier);
        }

        @Override
        public <K, V, W> WrappedFixedKeyProcessorSupplier<K, V, W> wrapFixedKeyProcessorSupplier(
                String name, FixedKeyProcessorSupplier<K, V, W> supplier) {
            return ProcessorWrapper.asWrappedFixedKey(
                    name.equals("merge-packets") ? new Doubling<>(supplier) : supplier);
        }
    }

    /** Commits one of the tasks without its first drain; its heap stays as it is and is given up at the next stop. */
    public static final class SkippedDrain implements ProcessorWrapper {
        @Override
        public <K, V, L, W> WrappedProcessorSupplier<K, V, L, W> wrapProcessorSupplier(
                String name, ProcessorSupplier<K, V, L, W> supplier) {
            return ProcessorWrapper.asWrapped(name.equals("drain-intake") ? new Skipping<>(supplier) : supplier);
        }

        @Override
        public <K, V, W> WrappedFixedKeyProcessorSupplier<K, V, W> wrapFixedKeyProcessorSupplier(
                String name, FixedKeyProcessorSupplier<K, V, W> supplier) {
            return ProcessorWrapper.asWrappedFixedKey(supplier);
        }
    }

    private record Doubling<K, V, W>(FixedKeyProcessorSupplier<K, V, W> supplier)
            implements FixedKeyProcessorSupplier<K, V, W> {
        @Override
        public FixedKeyProcessor<K, V, W> get() {
            FixedKeyProcessor<K, V, W> inner = supplier.get();
            return new FixedKeyProcessor<>() {
                private int packets;

                @Override
                public void init(FixedKeyProcessorContext<K, W> context) {
                    inner.init(context);
                }

                @Override
                public void process(FixedKeyRecord<K, V> packet) {
                    inner.process(packet);
                    if (++packets % 3 == 0) {
                        inner.process(packet);
                    }
                }

                @Override
                public void close() {
                    inner.close();
                }
            };
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return supplier.stores();
        }
    }

    private record Skipping<K, V, L, W>(ProcessorSupplier<K, V, L, W> supplier)
            implements ProcessorSupplier<K, V, L, W> {
        @Override
        public Processor<K, V, L, W> get() {
            Processor<K, V, L, W> inner = supplier.get();
            return new Processor<>() {
                private boolean skips;

                @Override
                public void init(ProcessorContext<L, W> context) {
                    skips = context.taskId().partition() == 0;
                    inner.init(context);
                }

                @Override
                public void process(Record<K, V> marker) {
                    if (!skips) {
                        inner.process(marker);
                    }
                    skips = false;
                }

                @Override
                public void close() {
                    inner.close();
                }
            };
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return supplier.stores();
        }
    }
}
