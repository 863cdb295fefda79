package dev.plumbline.processors.topologies.revision;

import java.nio.ByteBuffer;
import java.util.function.BiConsumer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/** What is kept for revisions of one intake partition, in one logged store: a byte for the part, then the key in it. */
public record RevisionState(KeyValueStore<Bytes, byte[]> store) {
    /** Name of the store. */
    public static final String STORE = "revisions";

    static final byte[] ONLY = {};

    /** What is kept; the order is that of the bytes in the store. */
    enum Part {
        LOG,
        BOOK,
        FORMER_BOOK,
        CHANGE,
        PASS,
        UNCOUNTED,
        CORRECTION
    }

    /** Builds the store. */
    public static StoreBuilder<?> builder() {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(STORE), Serdes.Bytes(), Serdes.ByteArray())
                .withCachingDisabled();
    }

    byte @Nullable [] get(Part part, byte[] key) {
        return store.get(key(part, key));
    }

    void put(Part part, byte[] key, byte[] value) {
        store.put(key(part, key), value);
    }

    void delete(Part part, byte[] key) {
        store.delete(key(part, key));
    }

    /** Visits all of a part in the order of their keys; the visitor must not write. */
    void forEach(Part part, BiConsumer<byte[], byte[]> visitor) {
        Bytes from = key(part, ONLY);
        Bytes to = Bytes.wrap(new byte[] {(byte) (part.ordinal() + 1)});
        try (KeyValueIterator<Bytes, byte[]> all = store.range(from, to)) {
            all.forEachRemaining(entry -> {
                byte[] stored = entry.key.get();
                if (stored[0] == part.ordinal()) {
                    byte[] key = new byte[stored.length - 1];
                    System.arraycopy(stored, 1, key, 0, key.length);
                    visitor.accept(key, entry.value);
                }
            });
        }
    }

    private static Bytes key(Part part, byte[] key) {
        return Bytes.wrap(ByteBuffer.allocate(1 + key.length)
                .put((byte) part.ordinal())
                .put(key)
                .array());
    }

    static byte[] bytes(long... numbers) {
        ByteBuffer out = ByteBuffer.allocate(numbers.length * Long.BYTES);
        for (long number : numbers) {
            out.putLong(number);
        }
        return out.array();
    }
}
