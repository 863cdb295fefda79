package dev.plumbline.processors.topologies.simulation;

import dev.plumbline.processors.topologies.commit.HeapStore;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;

/** Stores in memory in place of those that a phase asks for, and their content as a map. */
final class SimulatedStores {
    private static final Map<String, Serde<?>> KEYS = Map.of(
            "seen-calls", Serdes.Integer(),
            "seen-scores", Serdes.Integer(),
            "seen-dimensions", Serdes.Integer(),
            "progress", Serdes.Integer());

    private SimulatedStores() {}

    /** Opens a store with that content. */
    @SuppressWarnings("unchecked") // content came from a store of the same name
    static StateStore open(StoreBuilder<?> builder, Map<Object, Object> content) {
        StateStore asked = builder.build();
        if (asked instanceof HeapStore<?>) {
            return started(asked);
        }
        if (asked instanceof WindowStore<?, ?>) {
            WindowStore<Bytes, byte[]> windows = (WindowStore<Bytes, byte[]>) started(windows(builder.name()));
            content.forEach((key, value) -> windows.put(
                    ((Windowed<Bytes>) key).key(),
                    (byte[]) value,
                    ((Windowed<Bytes>) key).window().start()));
            return windows;
        }
        KeyValueStore<Object, Object> values = (KeyValueStore<Object, Object>) started(keyValue(builder.name()));
        content.forEach(values::put);
        return values;
    }

    private static StateStore windows(String name) {
        return Stores.windowStoreBuilder(
                        Stores.inMemoryWindowStore(name, Duration.ofDays(400), Duration.ofMinutes(1), false),
                        Serdes.Bytes(),
                        Serdes.ByteArray())
                .withLoggingDisabled()
                .build();
    }

    private static StateStore keyValue(String name) {
        Serde<?> keys = KEYS.getOrDefault(name, Serdes.Bytes());
        return name.equals("ledger") ? keyValue(name, keys, Serdes.Long()) : keyValue(name, keys, Serdes.ByteArray());
    }

    private static <K, V> StateStore keyValue(String name, Serde<K> keys, Serde<V> values) {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), keys, values)
                .withLoggingDisabled()
                .build();
    }

    private static StateStore started(StateStore store) {
        store.init(new MockProcessorContext<>().getStateStoreContext(), store);
        return store;
    }

    /** Everything in a store; nothing for a heap. */
    @SuppressWarnings("unchecked") // all window stores have keys of bytes
    static Map<Object, Object> content(StateStore store) {
        Map<Object, Object> content = new LinkedHashMap<>();
        if (store instanceof WindowStore<?, ?>) {
            try (var all = ((WindowStore<Bytes, byte[]>) store).all()) {
                all.forEachRemaining(entry -> content.put(entry.key, entry.value));
            }
        } else if (store instanceof KeyValueStore<?, ?>) {
            try (var all = ((KeyValueStore<Object, Object>) store).all()) {
                all.forEachRemaining(entry -> content.put(entry.key, entry.value));
            }
        }
        return content;
    }
}
