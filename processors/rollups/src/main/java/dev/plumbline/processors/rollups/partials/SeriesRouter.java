package dev.plumbline.processors.rollups.partials;

import dev.plumbline.processors.rollups.Grouping;
import dev.plumbline.processors.rollups.Groupings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Decides which series a call updates. What is known is forgotten when event time enters a later UTC day than any seen
 * before, so that names that are no longer in use make room.
 */
final class SeriesRouter {

    private final List<KnownSeries> fine;
    private final List<KnownSeries> all = new ArrayList<>();
    private final RouteTable routes;
    private final TenantValues values;
    private final KnownScores scores;
    private long newestDay = Long.MIN_VALUE;

    SeriesRouter(Groupings groupings, CardinalityLimits limits) {
        this.fine = groupings.fine().stream()
                .map(grouping -> known(grouping, groupings, limits))
                .toList();
        this.routes = new RouteTable(groupings);
        this.values = new TenantValues(groupings, limits);
        this.scores = new KnownScores(limits.scoreKeys());
    }

    private KnownSeries known(Grouping grouping, Groupings groupings, CardinalityLimits limits) {
        List<KnownSeries> coarse = groupings.coarse().entrySet().stream()
                .filter(entry -> entry.getValue().equals(grouping))
                .map(Map.Entry::getKey)
                .map(key -> new KnownSeries(key, List.of(), limits.seriesPerGrouping()))
                .toList();
        KnownSeries known = new KnownSeries(grouping, coarse, limits.seriesPerGrouping());
        all.addAll(coarse);
        all.add(known);
        return known;
    }

    /** The series to update for a call of that day, counted from the epoch. */
    PartialSeries[] targets(String[] dimensions, long epochDay) {
        if (epochDay > newestDay) {
            clear();
            newestDay = epochDay;
        }
        if (routes.isFull()) {
            routes.clear();
        }
        PartialSeries[] found = routes.find(dimensions);
        return found == null ? resolve(dimensions) : found;
    }

    private PartialSeries[] resolve(String[] dimensions) {
        List<PartialSeries> targets = new ArrayList<>();
        String[] counted = values.limit(dimensions);
        fine.forEach(known -> known.resolve(counted, targets));
        PartialSeries[] array = targets.toArray(PartialSeries[]::new);
        routes.addLast(array);
        return array;
    }

    KnownScores scores() {
        return scores;
    }

    int knownSeries() {
        return all.stream().mapToInt(KnownSeries::size).sum();
    }

    private void clear() {
        all.forEach(KnownSeries::clear);
        routes.clear();
        values.clear();
        scores.clear();
    }
}
