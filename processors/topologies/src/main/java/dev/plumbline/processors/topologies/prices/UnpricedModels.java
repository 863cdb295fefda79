package dev.plumbline.processors.topologies.prices;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The models of one intake partition that have no price, with what was used of them. A model that gets a price goes as its
 * calls are priced. Names are bounded: between two commits, models beyond a thousand count as {@code __other__}, and so do
 * models that are new once ten thousand are stored. Not thread-safe.
 */
public final class UnpricedModels {
    /** Name of the store: {@link UnpricedModel} to {@link UnpricedUse}. */
    public static final String STORE = "unpriced";

    private static final int MOST_AT_ONCE = 1_000;
    private static final int MOST_STORED = 10_000;
    private static final UnpricedModel OTHER =
            new UnpricedModel("__other__", "__other__", "__other__", "too_many_models");

    private final KeyValueStore<Bytes, byte[]> store;
    private final Map<UnpricedModel, UnpricedUse> changed = new HashMap<>();

    /** Adds to the store. */
    public UnpricedModels(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    /** Builds the store. */
    public static StoreBuilder<?> builder() {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(STORE), Serdes.Bytes(), Serdes.ByteArray())
                .withCachingDisabled();
    }

    /** A call without a price. */
    public void add(UnpricedModel model, UnpricedUse use) {
        boolean known = changed.size() < MOST_AT_ONCE || changed.containsKey(model);
        changed.merge(known ? model : OTHER, use, UnpricedUse::plus);
    }

    /** A call that was added is no longer without a price, or no longer such a call. */
    public void remove(UnpricedModel model, UnpricedUse use) {
        add(model, use.negated());
    }

    /** Writes what has changed. */
    public void flush() {
        changed.forEach((model, use) -> {
            Bytes key = Bytes.wrap(model.toBytes());
            byte[] before = store.get(key);
            if (before == null && (use.calls() < 0 || store.approximateNumEntries() >= MOST_STORED)) {
                key = Bytes.wrap(OTHER.toBytes());
                before = store.get(key);
            }
            UnpricedUse now =
                    before == null ? use : UnpricedUse.fromBytes(before).plus(use);
            if (now.calls() == 0) {
                store.delete(key);
            } else {
                store.put(key, now.toBytes());
            }
        });
        changed.clear();
    }
}
