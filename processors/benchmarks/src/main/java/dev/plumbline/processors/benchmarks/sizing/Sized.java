package dev.plumbline.processors.benchmarks.sizing;

import dev.plumbline.processors.benchmarks.measure.Footprint;
import dev.plumbline.processors.benchmarks.measure.Measurement;
import dev.plumbline.processors.rollups.Groupings;
import dev.plumbline.processors.rollups.Resolution;
import dev.plumbline.processors.topologies.rollup.RollupStores;

/**
 * A load and what the pipeline took for it.
 *
 * @param load the load
 * @param run the run, without what lies between its ends
 * @param footprint its state at the end
 */
public record Sized(SizedLoad load, Measurement run, Footprint footprint) {

    Footprint.Store windows(Resolution resolution) {
        return footprint.store(RollupStores.windows(resolution));
    }

    /** Calls in a window of that length, in the mean; each call is in one of each grouping. */
    double callsPerWindow(Resolution resolution) {
        return (double) run.events()
                * Groupings.DEFAULT.all().size()
                / Math.max(1, windows(resolution).entries());
    }

    double changelogBytesPerEvent(String store) {
        return run.changelogBytesPerEvent().getOrDefault(store, 0.0);
    }
}
