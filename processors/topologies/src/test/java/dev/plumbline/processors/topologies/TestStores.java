package dev.plumbline.processors.topologies;

import java.time.Duration;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;

/** Kafka Streams' own stores in memory, open, without a topology around them. */
public final class TestStores {
    private static final MockProcessorContext<Object, Object> CONTEXT = new MockProcessorContext<>();

    private TestStores() {}

    /** Bytes to bytes. */
    public static KeyValueStore<Bytes, byte[]> keyValue() {
        return keyValue(Serdes.Bytes(), Serdes.ByteArray());
    }

    /** An empty key-value store. */
    public static <K, V> KeyValueStore<K, V> keyValue(Serde<K> keys, Serde<V> values) {
        return open(Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore("store"), keys, values));
    }

    /** An empty window store. */
    public static WindowStore<Bytes, byte[]> windows(Duration retention, Duration length) {
        return open(Stores.windowStoreBuilder(
                Stores.inMemoryWindowStore("windows", retention, length, false), Serdes.Bytes(), Serdes.ByteArray()));
    }

    private static <S extends StateStore> S open(StoreBuilder<S> builder) {
        S store = builder.withLoggingDisabled().withCachingDisabled().build();
        store.init(CONTEXT.getStateStoreContext(), store);
        return store;
    }
}
