package dev.plumbline.processors.rollups.partials;

import dev.plumbline.processors.rollups.SeriesKey;
import java.util.List;

/** A series that this task knows, and the coarse series that its calls count in as well. */
final class PartialSeries {

    final SeriesKey key;

    /** The grouping it belongs to, by its place among all. */
    final int grouping;

    final List<PartialSeries> coarse;

    /** True if the series stands for names that are not told apart. */
    final boolean isOther;

    /** What rows call it, see {@link KnownSeries#number}. */
    int number = -1;

    private int partitions;
    private int partition;

    PartialSeries(SeriesKey key, int grouping, List<PartialSeries> coarse) {
        this.key = key;
        this.grouping = grouping;
        this.coarse = coarse;
        this.isOther = key.asMap().containsValue(SeriesKey.OTHER);
    }

    /** As {@link SeriesKey#partition}, which hashes; worked out again only for another number of partitions. */
    int partition(int n) {
        if (partitions != n) {
            partition = key.partition(n);
            partitions = n;
        }
        return partition;
    }
}
