package dev.plumbline.ingest.replay.journal;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.TimeUnit;

/**
 * The ids of all records that imports have brought into one installation: a file of 8 bytes an id, the head of the SHA-256
 * of stream, tenant and id, so that no id can be read from it.
 *
 * <p>Ids are written once their record is acknowledged, at the latest a second later and at the close. What a killed import
 * had not written is sent again by the next one; within the hour in which the pipeline remembers ids that is a duplicate.
 * Two different ids are taken for one with a probability of n²/2⁶⁵: 3 in a million with ten million ids. Memory is 16 to 32
 * bytes an id. One import at a time holds the file. Thread-safe.
 */
public final class ImportJournal implements Closeable {
    private static final int ID_BYTES = 8;
    private static final int BUFFER_BYTES = 1 << 16;
    private static final long FLUSH_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final FileChannel channel;
    private final IdSet known = new IdSet();
    private final ByteBuffer pending = ByteBuffer.allocate(BUFFER_BYTES);
    private final MessageDigest digest;
    private long flushedNanos = System.nanoTime();

    private ImportJournal(FileChannel channel) {
        this.channel = channel;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /**
     * Opens a journal, and makes an empty one where there is none.
     *
     * @throws IOException if the file cannot be used, or another import holds it
     */
    public static ImportJournal open(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() == null) {
                throw new IOException("Another import is under way: it holds " + file);
            }
            ImportJournal journal = new ImportJournal(channel);
            journal.load();
            return journal;
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw new IOException("Another import is under way: it holds " + file, e);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** True if an import has brought this record. */
    public synchronized boolean contains(String stream, String tenant, String id) {
        return known.contains(hash(stream, tenant, id));
    }

    /**
     * Remembers a record that Kafka has acknowledged.
     *
     * @throws UncheckedIOException if the journal cannot be written
     */
    public synchronized void acknowledged(String stream, String tenant, String id) {
        long hash = hash(stream, tenant, id);
        if (!known.add(hash)) {
            return;
        }
        pending.putLong(hash);
        if (!pending.hasRemaining() || System.nanoTime() - flushedNanos >= FLUSH_NANOS) {
            flush();
        }
    }

    /** How many records are remembered. */
    public synchronized long size() {
        return known.size();
    }

    /** Writes what is not written yet, to the disk. */
    @Override
    public synchronized void close() throws IOException {
        if (channel.isOpen()) {
            flush();
            channel.force(false);
            channel.close();
        }
    }

    private void flush() {
        flushedNanos = System.nanoTime();
        pending.flip();
        try {
            while (pending.hasRemaining()) {
                channel.write(pending);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The import journal cannot be written", e);
        } finally {
            pending.clear();
        }
    }

    // A write that was cut off leaves less than an id at the end.
    private void load() throws IOException {
        long whole = channel.size() / ID_BYTES * ID_BYTES;
        channel.truncate(whole);
        ByteBuffer block = ByteBuffer.allocate(BUFFER_BYTES);
        while (channel.position() < whole) {
            while (block.hasRemaining() && channel.read(block) >= 0) {
                // until the block is full or the file ends
            }
            block.flip();
            while (block.hasRemaining()) {
                known.add(block.getLong());
            }
            block.clear();
        }
    }

    private long hash(String stream, String tenant, String id) {
        digest.update(stream.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        digest.update(tenant.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        return ByteBuffer.wrap(digest.digest(id.getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }
}
