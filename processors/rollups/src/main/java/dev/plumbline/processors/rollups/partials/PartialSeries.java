package dev.plumbline.processors.rollups.partials;

import dev.plumbline.processors.rollups.SeriesKey;
import java.util.List;

/** A series that this task knows, its partial totals, and the coarse series that are summed from it. */
final class PartialSeries {

    final SeriesKey key;
    final List<PartialSeries> coarse;
    final MinuteCells cells = new MinuteCells();

    /** True if the series stands for names that are not told apart. */
    final boolean isOther;

    PartialSeries(SeriesKey key, List<PartialSeries> coarse) {
        this.key = key;
        this.coarse = coarse;
        this.isOther = key.asMap().containsValue(SeriesKey.OTHER);
    }
}
