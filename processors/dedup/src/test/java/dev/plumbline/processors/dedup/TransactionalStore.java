package dev.plumbline.processors.dedup;

import java.util.Map;
import java.util.TreeMap;

/** A store in memory whose writes survive a crash only if they were committed. */
final class TransactionalStore implements BlockStore {

    private final Map<Integer, byte[]> committed = new TreeMap<>();
    private final Map<Integer, byte[]> current = new TreeMap<>();
    private long bytesWritten;
    private int reads;

    @Override
    public byte[] get(int number) {
        reads++;
        return current.get(number);
    }

    @Override
    public void put(int number, byte[] block) {
        bytesWritten += block.length;
        current.put(number, block);
    }

    @Override
    public void delete(int number) {
        current.remove(number);
    }

    @Override
    public void forEach(Visitor visitor) {
        Map.copyOf(current).forEach(visitor::visit);
    }

    void commit() {
        committed.clear();
        current.forEach((number, block) -> committed.put(number, block.clone()));
    }

    void crash() {
        current.clear();
        current.putAll(committed);
    }

    int size() {
        return current.size();
    }

    long bytesWritten() {
        return bytesWritten;
    }

    int reads() {
        return reads;
    }
}
