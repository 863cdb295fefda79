package dev.plumbline.processors.dedup.runs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file of sorted slots, eight bytes each, with every 512th of them on the heap: a lookup reads one page of 4 KB, or two
 * where a fingerprint crosses the end of one. Not thread-safe.
 */
final class SortedRun implements AutoCloseable {
    /** Slots a page. */
    static final int PAGE = 512;

    private final Path file;
    private final FileChannel channel;
    private final long[] firstOfPage;
    private final long size;
    private final ByteBuffer page = ByteBuffer.allocate(PAGE * Long.BYTES);

    SortedRun(Path file, FileChannel channel, long[] firstOfPage, long size) {
        this.file = file;
        this.channel = channel;
        this.firstOfPage = firstOfPage;
        this.size = size;
    }

    /** Writes a run of slots in ascending order. */
    static SortedRun of(Path file, long[] sorted) {
        try (RunWriter writer = new RunWriter(file, sorted.length)) {
            for (long slot : sorted) {
                writer.add(slot);
            }
            return writer.finish();
        }
    }

    static FileChannel open(Path file) {
        try {
            return FileChannel.open(
                    file,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the run " + file, e);
        }
    }

    /** Visits each block that the fingerprint is found with. */
    void find(long fingerprint, BlockVisitor visitor) {
        long least = Slots.least(fingerprint);
        for (int at = pageOf(least); at < firstOfPage.length; at++) {
            if (Slots.fingerprint(firstOfPage[at]) > fingerprint) {
                return;
            }
            visit(read(at), fingerprint, visitor);
        }
    }

    private static void visit(LongBuffer slots, long fingerprint, BlockVisitor visitor) {
        int at = lowerBound(slots, Slots.least(fingerprint));
        while (at < slots.limit() && Slots.fingerprint(slots.get(at)) == fingerprint) {
            visitor.visit(Slots.block(slots.get(at)));
            at++;
        }
    }

    /** The last page that does not begin behind the slot; the first, if all do. */
    private int pageOf(long slot) {
        int low = 0;
        int high = firstOfPage.length;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (Long.compareUnsigned(firstOfPage[middle], slot) <= 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static int lowerBound(LongBuffer slots, long slot) {
        int low = 0;
        int high = slots.limit();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Long.compareUnsigned(slots.get(middle), slot) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The slots of a page; valid until the next is read. */
    LongBuffer read(int number) {
        long start = (long) number * PAGE;
        page.clear().limit((int) Math.min(PAGE, size - start) * Long.BYTES);
        try {
            while (page.hasRemaining()) {
                if (channel.read(page, start * Long.BYTES + page.position()) < 0) {
                    throw new IOException("it ends early");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the run " + file, e);
        }
        return page.flip().asLongBuffer();
    }

    int pages() {
        return firstOfPage.length;
    }

    long size() {
        return size;
    }

    /** Closes and deletes the file. */
    @Override
    public void close() {
        try {
            channel.close();
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete the run " + file, e);
        }
    }
}
