package dev.plumbline.processors.dedup.runs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Writes a run, slot by slot in ascending order. Not thread-safe. */
final class RunWriter implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 16;

    private final Path file;
    private final long[] firstOfPage;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    private @Nullable FileChannel channel;
    private long written;

    /** @param slots how many will come */
    RunWriter(Path file, long slots) {
        this.file = file;
        this.firstOfPage = new long[Math.toIntExact((slots + SortedRun.PAGE - 1) / SortedRun.PAGE)];
        this.channel = SortedRun.open(file);
    }

    void add(long slot) {
        if (written % SortedRun.PAGE == 0) {
            firstOfPage[(int) (written / SortedRun.PAGE)] = slot;
        }
        written++;
        buffer.putLong(slot);
        if (!buffer.hasRemaining()) {
            write();
        }
    }

    private void write() {
        try {
            buffer.flip();
            while (buffer.hasRemaining()) {
                channel().write(buffer);
            }
            buffer.clear();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the run " + file, e);
        }
    }

    private FileChannel channel() {
        if (channel == null) {
            throw new IllegalStateException("the run " + file + " is finished");
        }
        return channel;
    }

    /** The run; the file is its own from here on. */
    SortedRun finish() {
        write();
        SortedRun run = new SortedRun(file, channel(), firstOfPage, written);
        channel = null;
        return run;
    }

    /** Closes the file if the run was not finished. */
    @Override
    public void close() {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot close the run " + file, e);
            }
        }
    }
}
