package dev.plumbline.deploy.standalone.process;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Things to close in reverse order of their start. One that fails to close is logged and does not keep the others open.
 * Thread-safe; closing twice does nothing more, and what is pushed after closing is closed at once.
 */
final class ClosingStack implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ClosingStack.class);

    private record Entry(String name, AutoCloseable closeable) {}

    private final Deque<Entry> entries = new ArrayDeque<>();
    private boolean closed;

    /** Adds something started just now and gives it back. */
    synchronized <T extends AutoCloseable> T push(String name, T closeable) {
        if (closed) {
            close(new Entry(name, closeable));
        } else {
            entries.push(new Entry(name, closeable));
        }
        return closeable;
    }

    @Override
    public synchronized void close() {
        closed = true;
        while (!entries.isEmpty()) {
            close(entries.pop());
        }
    }

    private static void close(Entry entry) {
        long from = System.nanoTime();
        try {
            entry.closeable().close();
            LOG.info("Closed {} in {} ms", entry.name(), (System.nanoTime() - from) / 1_000_000);
        } catch (Exception e) {
            LOG.warn("Closing {} failed", entry.name(), e);
        }
    }
}
