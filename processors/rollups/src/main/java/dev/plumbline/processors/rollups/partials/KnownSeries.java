package dev.plumbline.processors.rollups.partials;

import dev.plumbline.processors.rollups.Grouping;
import dev.plumbline.processors.rollups.SeriesKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The distinct series of one grouping, up to a limit. */
final class KnownSeries {

    final Grouping grouping;
    private final List<KnownSeries> coarse;
    private final int limit;
    private final Map<SeriesKey, PartialSeries> known = new HashMap<>();
    private @Nullable PartialSeries other;

    KnownSeries(Grouping grouping, List<KnownSeries> coarse, int limit) {
        this.grouping = grouping;
        this.coarse = coarse;
        this.limit = limit;
    }

    /**
     * Adds to {@code targets} the series that a call with these dimensions has to update: the one of this grouping. If
     * that is the series beyond the limit, the coarse ones cannot be summed from it, so they are added as well.
     */
    void resolve(String[] dimensions, List<PartialSeries> targets) {
        SeriesKey key = SeriesKey.of(grouping, dimensions);
        PartialSeries found = known.get(key);
        if (found == null && known.size() < limit) {
            found = new PartialSeries(key, coarseOf(dimensions));
            known.put(key, found);
        }
        if (found == null) {
            targets.add(other());
            coarse.forEach(series -> series.resolve(dimensions, targets));
        } else {
            targets.add(found);
        }
    }

    private List<PartialSeries> coarseOf(String[] dimensions) {
        List<PartialSeries> found = new ArrayList<>(coarse.size());
        coarse.forEach(series -> series.resolve(dimensions, found));
        return List.copyOf(found);
    }

    private PartialSeries other() {
        if (other == null) {
            other = new PartialSeries(SeriesKey.other(grouping), List.of());
        }
        return other;
    }

    int size() {
        return known.size();
    }

    void clear() {
        known.clear();
        other = null;
    }
}
