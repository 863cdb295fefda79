package dev.plumbline.processors.query.state;

import dev.plumbline.processors.rollups.Aggregate;
import dev.plumbline.processors.rollups.SeriesKey;
import java.time.Instant;

/** Receives the windows of a {@link RollupQuery}, in any order, each (series, window) at most once. */
@FunctionalInterface
public interface RollupVisitor {

    /**
     * Takes one window.
     *
     * @param series the series
     * @param windowStart start of the window, inclusive
     * @param aggregate its totals; valid during this call only, and not to be changed
     */
    void visit(SeriesKey series, Instant windowStart, Aggregate aggregate);
}
