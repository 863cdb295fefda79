package dev.plumbline.processors.benchmarks.contenders;

import dev.plumbline.processors.benchmarks.measure.Footprint;
import java.util.Map;

/** A running contender. Its methods are called from one thread that is none of its own. */
public interface Contender extends AutoCloseable {
    /** Calls that were dealt with so far. */
    long processed();

    /**
     * True when all calls of the feed are where they are to end up.
     *
     * @throws IllegalStateException if they never will be, because more were counted than there are
     */
    boolean isDone();

    /** Bytes sent so far to topics of its own, compressed, by their names without the application's; empty if it has none. */
    default Map<String, Double> traffic() {
        return Map.of();
    }

    /**
     * Stops it and weighs its state.
     *
     * @throws UnsupportedOperationException if it is not one whose state is known
     */
    default Footprint weigh() {
        throw new UnsupportedOperationException("only Plumbline's own state is weighed");
    }

    @Override
    void close();
}
