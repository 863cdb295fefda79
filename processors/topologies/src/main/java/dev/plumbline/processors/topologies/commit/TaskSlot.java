package dev.plumbline.processors.topologies.commit;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the two processors of a phase share on the heap of one task. Filled when the first of them starts, because only
 * then are the stores open. Not thread-safe.
 *
 * @param <T> what is shared
 */
public final class TaskSlot<T> {
    private @Nullable T shared;

    /** What is shared; made by {@code factory} at the first call. */
    public T get(Supplier<T> factory) {
        if (shared == null) {
            shared = factory.get();
        }
        return shared;
    }
}
