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

    private final Grouping grouping;
    private final int place;
    private final List<KnownSeries> coarse;
    private final int limit;
    private final Map<SeriesKey, PartialSeries> known = new HashMap<>();
    private @Nullable PartialSeries other;

    /** What calls were counted in since numbers were last forgotten, the names that were forgotten meanwhile among them. */
    private final List<PartialSeries> numbered = new ArrayList<>();

    KnownSeries(Grouping grouping, int place, List<KnownSeries> coarse, int limit) {
        this.grouping = grouping;
        this.place = place;
        this.coarse = coarse;
        this.limit = limit;
    }

    /**
     * Sets the series that a call with these dimensions counts in, of this grouping and of the coarse ones, at their places in
     * {@code targets}. A known series has its coarse ones with it; those beyond the limit have to be looked up one by one.
     */
    void resolve(String[] dimensions, PartialSeries[] targets) {
        SeriesKey key = SeriesKey.of(grouping, dimensions);
        PartialSeries found = known.get(key);
        if (found == null && known.size() < limit) {
            coarse.forEach(series -> series.resolve(dimensions, targets));
            found = new PartialSeries(key, place, coarseOf(targets));
            known.put(key, found);
        }
        if (found == null) {
            targets[place] = other();
            coarse.forEach(series -> series.resolve(dimensions, targets));
        } else {
            targets[place] = found;
            found.coarse.forEach(series -> targets[series.grouping] = series);
        }
    }

    private List<PartialSeries> coarseOf(PartialSeries[] targets) {
        return coarse.stream().map(series -> targets[series.place]).toList();
    }

    private PartialSeries other() {
        if (other == null) {
            other = new PartialSeries(SeriesKey.other(grouping), place, List.of());
        }
        return other;
    }

    /** The number of a series of this grouping, from 0 on; it gets one if it has none. */
    int number(PartialSeries series) {
        boolean has = series.number >= 0 && series.number < numbered.size() && numbered.get(series.number) == series;
        if (!has) {
            series.number = numbered.size();
            numbered.add(series);
        }
        return series.number;
    }

    /** Numbers given since they were last forgotten. */
    int numbers() {
        return numbered.size();
    }

    PartialSeries numbered(int number) {
        return numbered.get(number);
    }

    void forgetNumbers() {
        numbered.clear();
    }

    int size() {
        return known.size();
    }

    /** Forgets the names; numbers stay, since rows may still use them. */
    void clear() {
        known.clear();
        other = null;
    }
}
