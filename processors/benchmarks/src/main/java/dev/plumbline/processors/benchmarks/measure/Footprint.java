package dev.plumbline.processors.benchmarks.measure;

import java.util.Map;

/**
 * What the state of a pipeline weighs.
 *
 * @param stores each store by its name
 * @param rocksBoundBytes what RocksDB may have of memory
 * @param rocksUsedBytes what it had of its block cache, write buffers included, when all was done
 */
public record Footprint(Map<String, Store> stores, long rocksBoundBytes, long rocksUsedBytes) {
    /** Copies the stores. */
    public Footprint {
        stores = Map.copyOf(stores);
    }

    /**
     * One store over all tasks.
     *
     * @param entries how many; of a store that is not of windows, by RocksDB's estimate
     * @param liveBytes of keys and values; 0 for a store that is not of windows
     * @param diskBytes of its tables on disk after a clean stop, with what compaction had not yet removed
     * @param compression bytes sent to its changelog for each byte that was written
     */
    public record Store(long entries, long liveBytes, long diskBytes, double compression) {
        /** Bytes on disk for one entry. */
        public double diskBytesPerEntry() {
            return (double) diskBytes / Math.max(1, entries);
        }

        /** Bytes of key and value of one entry. */
        public double liveBytesPerEntry() {
            return (double) liveBytes / Math.max(1, entries);
        }

        /** Bytes of one entry in a changelog that is compacted. */
        public double changelogBytesPerEntry() {
            return liveBytesPerEntry() * compression;
        }
    }

    /** The store of that name, an empty one if there is none. */
    public Store store(String name) {
        return stores.getOrDefault(name, new Store(0, 0, 0, 1));
    }
}
