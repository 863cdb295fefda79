package dev.plumbline.processors.topologies.running;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.CompressionType;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * Bounds the native memory of all RocksDB instances of the process together: one block cache, and one write-buffer manager
 * that draws from it. Index and filter blocks are inside the cache too. The limit is not strict: a strict one makes reads
 * fail when many iterators are open, which would stop a task to save a few megabytes.
 *
 * <p>Kafka Streams makes one instance of this class per store by reflection, so what they share is static; the first
 * store decides the size and later differing settings are refused.
 */
public final class BoundedRocksDb implements RocksDBConfigSetter {
    /** Setting: bytes for block cache and write buffers of all stores together. */
    public static final String MEMORY_BYTES = "plumbline.rocksdb.memory.bytes";

    private static final long DEFAULT_BYTES = 96L << 20;
    private static final long WRITE_BUFFER_BYTES = 2L << 20;

    /** What all stores share; made at the first use, because RocksDB's library must be loaded before. */
    private record Shared(long bytes, Cache cache, WriteBufferManager buffers) {}

    private static @Nullable Shared shared;

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        Shared memory = shared(bytes(configs.get(MEMORY_BYTES)));
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(memory.cache());
        table.setCacheIndexAndFilterBlocks(true);
        table.setPinL0FilterAndIndexBlocksInCache(true);
        options.setWriteBufferManager(memory.buffers());
        options.setWriteBufferSize(WRITE_BUFFER_BYTES);
        options.setMaxWriteBufferNumber(2);
        options.setCompressionType(CompressionType.LZ4_COMPRESSION);
        options.setTableFormatConfig(table);
    }

    @Override
    public void close(String storeName, Options options) {
        // The cache and the write-buffer manager outlive any one store.
    }

    private static long bytes(@Nullable Object setting) {
        return setting == null ? DEFAULT_BYTES : Long.parseLong(setting.toString());
    }

    private static synchronized Shared shared(long bytes) {
        if (shared == null) {
            RocksDB.loadLibrary();
            Cache cache = new LRUCache(bytes, -1, false, 0.1);
            shared = new Shared(bytes, cache, new WriteBufferManager(bytes / 2, cache));
        }
        if (shared.bytes() != bytes) {
            throw new IllegalStateException(MEMORY_BYTES + " is " + shared.bytes()
                    + " in this process already and cannot be " + bytes + " for another application");
        }
        return shared;
    }
}
