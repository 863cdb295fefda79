package dev.plumbline.processors.topologies.simulation;

import dev.plumbline.processors.topologies.batches.Incoming;
import dev.plumbline.processors.topologies.commit.CommitMarker;
import dev.plumbline.processors.topologies.intake.IntakePhase;
import dev.plumbline.processors.topologies.rollup.RollupPhase;
import java.io.File;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.processor.api.InternalFixedKeyRecordFactory;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * One task of one phase without Kafka Streams around it, so that a test decides when it commits and when it dies. What it
 * does at a commit, to its stores and to the outside, is one transaction.
 */
final class SimulatedTask {
    private final FixedKeyProcessorSupplier<String, Object, Object> taking;
    private final ProcessorSupplier<String, CommitMarker, String, Object> draining;
    private final TaskId id;
    private final File directory;
    private final Map<String, StateStore> stores = new HashMap<>();
    private final List<Record<String, Object>> outputs = new ArrayList<>();
    private Map<String, Map<Object, Object>> committed = Map.of();
    private final Function<Input, Object> values;
    private FixedKeyProcessor<String, Object, Object> taker;
    private Processor<String, CommitMarker, String, Object> drainer;
    private @Nullable CommitMarker marker;
    private @Nullable RecordMetadata metadata;
    private boolean asksForCommit;

    /** A task of the first phase. */
    static SimulatedTask taking(IntakePhase phase, TaskId id, File directory) {
        return new SimulatedTask(
                phase.taking(), phase.draining(), id, directory, input -> new Incoming(input.value(), List.of()));
    }

    /** A task of the second phase. */
    static SimulatedTask merging(RollupPhase phase, TaskId id, File directory) {
        return new SimulatedTask(phase.merging(), phase.draining(), id, directory, Input::value);
    }

    @SuppressWarnings("unchecked") // the outputs are only looked at
    private SimulatedTask(
            FixedKeyProcessorSupplier<String, ?, ?> taking,
            ProcessorSupplier<String, CommitMarker, String, ?> draining,
            TaskId id,
            File directory,
            Function<Input, Object> values) {
        this.values = values;
        this.taking = (FixedKeyProcessorSupplier<String, Object, Object>) taking;
        this.draining = (ProcessorSupplier<String, CommitMarker, String, Object>) draining;
        this.id = id;
        this.directory = directory;
        start();
    }

    private void start() {
        stores.clear();
        outputs.clear();
        marker = null;
        for (StoreBuilder<?> builder : taking.stores()) {
            stores.put(builder.name(), SimulatedStores.open(builder, committed.getOrDefault(builder.name(), Map.of())));
        }
        taker = taking.get();
        taker.init(context(FixedKeyProcessorContext.class, this::forwarded));
        drainer = draining.get();
        drainer.init(context(ProcessorContext.class, this::forwarded));
    }

    private void forwarded(Object record) {
        if (record instanceof FixedKeyRecord<?, ?> fixed && fixed.value() instanceof CommitMarker pending) {
            marker = pending;
        } else if (record instanceof FixedKeyRecord<?, ?> fixed) {
            outputs.add(new Record<>(String.valueOf(fixed.key()), fixed.value(), fixed.timestamp()));
        } else if (record instanceof Record<?, ?> drained) {
            outputs.add(new Record<>(String.valueOf(drained.key()), drained.value(), drained.timestamp()));
        }
    }

    @SuppressWarnings("unchecked") // a proxy of the class that was asked for
    private <C> C context(Class<C> type, Consumer<Object> forward) {
        return (C) Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> switch (method.getName()) {
                    case "getStateStore" -> stores.get(arguments[0]);
                    case "taskId" -> id;
                    case "stateDir" -> directory;
                    case "recordMetadata" -> Optional.ofNullable(metadata);
                    case "forward" -> {
                        forward.accept(arguments[0]);
                        yield null;
                    }
                    case "appConfigs" -> Map.of();
                    case "commit" -> {
                        asksForCommit = true;
                        yield null;
                    }
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    /** Processes one record; its offset is not committed yet. */
    void process(Input input) {
        metadata = input;
        process(values.apply(input), input.appendMillis(), input.headers());
    }

    /** Processes records of the first phase that were packed into one. */
    void processPacked(List<Input> inputs) {
        process(
                new Incoming(null, inputs.stream().map(Input::asConsumed).toList()),
                inputs.get(0).appendMillis(),
                new RecordHeaders());
    }

    private void process(Object value, long appendMillis, Headers headers) {
        taker.process(InternalFixedKeyRecordFactory.create(new Record<>("commit", value, appendMillis, headers)));
    }

    /** Drains the heap, as Kafka Streams does ahead of a commit. */
    void drain() {
        if (marker != null) {
            CommitMarker pending = marker;
            marker = null;
            drainer.process(new Record<>("commit", pending, 0));
        }
    }

    /** Loses the marker, as if the drain had been passed over. */
    void skipDrain() {
        marker = null;
    }

    /** True if the task has asked for a commit since the last one. */
    boolean asksForCommit() {
        return asksForCommit;
    }

    /** What was sent since the last commit. */
    List<Record<String, Object>> uncommitted() {
        return List.copyOf(outputs);
    }

    /** Commits stores and outputs; answers the outputs. */
    List<Record<String, Object>> commit() {
        List<Record<String, Object>> sent = List.copyOf(outputs);
        outputs.clear();
        asksForCommit = false;
        Map<String, Map<Object, Object>> kept = new LinkedHashMap<>();
        stores.forEach((name, store) -> kept.put(name, SimulatedStores.content(store)));
        committed = kept;
        return sent;
    }

    /** Dies and starts on what was committed. */
    void crash() {
        taker.close();
        drainer.close();
        start();
    }

    /** The open store of that name. */
    StateStore store(String name) {
        return stores.get(name);
    }
}
