package dev.plumbline.processors.benchmarks.dedup;

import dev.plumbline.processors.dedup.BlockStore;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/** Blocks off the heap, where the pipeline has them as well. Not thread-safe. */
final class RocksBlocks implements BlockStore, AutoCloseable {
    private final Options options = new Options().setCreateIfMissing(true);
    private final RocksDB database;

    RocksBlocks(Path directory) throws RocksDBException {
        RocksDB.loadLibrary();
        database = RocksDB.open(options, directory.toString());
    }

    @Override
    public byte @Nullable [] get(int number) {
        try {
            return database.get(key(number));
        } catch (RocksDBException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void put(int number, byte[] block) {
        try {
            database.put(key(number), block);
        } catch (RocksDBException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void delete(int number) {
        try {
            database.delete(key(number));
        } catch (RocksDBException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void forEach(Visitor visitor) {
        try (RocksIterator all = database.newIterator()) {
            for (all.seekToFirst(); all.isValid(); all.next()) {
                visitor.visit(ByteBuffer.wrap(all.key()).getInt(), all.value());
            }
        }
    }

    /** Bytes of all blocks. */
    long bytes() {
        long[] sum = new long[1];
        forEach((number, block) -> sum[0] += block.length);
        return sum[0];
    }

    private static byte[] key(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }

    @Override
    public void close() {
        database.close();
        options.close();
    }
}
