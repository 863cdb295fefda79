package dev.plumbline.processors.topologies.intake.ids;

import dev.plumbline.processors.dedup.BlockStore;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Numbered blocks in a logged key-value store. */
record StoredBlocks(KeyValueStore<Integer, byte[]> store) implements BlockStore {

    @Override
    public byte[] get(int number) {
        return store.get(number);
    }

    @Override
    public void put(int number, byte[] block) {
        store.put(number, block);
    }

    @Override
    public void delete(int number) {
        store.delete(number);
    }

    @Override
    public void forEach(Visitor visitor) {
        try (KeyValueIterator<Integer, byte[]> all = store.all()) {
            all.forEachRemaining(entry -> visitor.visit(entry.key, entry.value));
        }
    }
}
