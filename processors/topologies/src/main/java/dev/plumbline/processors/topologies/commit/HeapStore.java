package dev.plumbline.processors.topologies.commit;

import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A place on the heap that two processors of one task share between commits. Neither logged nor restored: what is in it
 * is rebuilt from records whose offsets are not yet committed.
 *
 * <p>The content is made afresh when the task starts and dropped when it closes, so that after a crash the heap and the
 * open transaction vanish together. Not thread-safe: a task runs on one thread.
 *
 * @param <T> what is kept
 */
public final class HeapStore<T> implements StateStore {
    private final String name;
    private final Supplier<T> factory;
    private @Nullable T content;
    private boolean pending;
    private long turn;

    private HeapStore(String name, Supplier<T> factory) {
        this.name = name;
        this.factory = factory;
    }

    /** A builder for a store called {@code name}; {@code factory} makes the content once per start of a task. */
    public static <T> StoreBuilder<HeapStore<T>> builder(String name, Supplier<T> factory) {
        return new Builder<>(name, factory);
    }

    /**
     * The content.
     *
     * @throws IllegalStateException if the store is not open
     */
    public T content() {
        if (content == null) {
            throw new IllegalStateException("heap store " + name + " is not open");
        }
        return content;
    }

    /** Notes that there is something to drain; answers a marker if this is the first note since the last drain. */
    public @Nullable CommitMarker markPending() {
        if (pending) {
            return null;
        }
        pending = true;
        turn++;
        return new CommitMarker(turn);
    }

    /** Notes that the content has been drained. */
    public void drained() {
        pending = false;
    }

    /**
     * Starts with fresh content, because the task's processors close. The store itself may live on: a task that turns
     * into a standby and back keeps its stores open, and what was on the heap would be out of date by then.
     */
    public void forget() {
        if (content != null) {
            content = factory.get();
            pending = false;
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        content = factory.get();
        pending = false;
        context.register(root, (key, value) -> {
            throw new IllegalStateException("heap store " + name + " has no changelog");
        });
    }

    @Override
    public void close() {
        content = null;
        pending = false;
    }

    @Override
    public boolean persistent() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return content != null;
    }

    private record Builder<T>(String name, Supplier<T> factory) implements StoreBuilder<HeapStore<T>> {
        @Override
        public StoreBuilder<HeapStore<T>> withCachingEnabled() {
            throw new UnsupportedOperationException("heap store " + name + " is never cached");
        }

        @Override
        public StoreBuilder<HeapStore<T>> withCachingDisabled() {
            return this;
        }

        @Override
        public StoreBuilder<HeapStore<T>> withLoggingEnabled(Map<String, String> config) {
            throw new UnsupportedOperationException("heap store " + name + " is never logged");
        }

        @Override
        public StoreBuilder<HeapStore<T>> withLoggingDisabled() {
            return this;
        }

        @Override
        public HeapStore<T> build() {
            return new HeapStore<>(name, factory);
        }

        @Override
        public Map<String, String> logConfig() {
            return Map.of();
        }

        @Override
        public boolean loggingEnabled() {
            return false;
        }
    }
}
