package dev.plumbline.processors.rollups.partials;

import dev.plumbline.processors.rollups.Grouping;
import dev.plumbline.processors.rollups.Groupings;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Decides which series a call counts in, one of each grouping, and has a number for each such choice: its route. What is known is
 * forgotten when event time enters a later UTC day than any seen before, so that names that are no longer in use make
 * room. Numbers are good until {@link #drained}, whatever is forgotten; what a {@link RouteMemo} holds, until then or until
 * names are forgotten.
 */
final class SeriesRouter {

    private final KnownSeries[] all;
    private final List<KnownSeries> fine;
    private final RouteTable routes;
    private final TenantValues values;
    private final KnownScores scores;
    private long newestDay = Long.MIN_VALUE;
    private boolean staleNumbers;
    private Object era = new Object();

    SeriesRouter(Groupings groupings, CardinalityLimits limits) {
        this.all = new KnownSeries[groupings.all().size()];
        this.fine = groupings.fine().stream()
                .map(grouping -> known(grouping, groupings, limits.seriesPerGrouping()))
                .toList();
        this.routes = new RouteTable(groupings);
        this.values = new TenantValues(groupings, limits);
        this.scores = new KnownScores(limits.scoreKeys());
    }

    private KnownSeries known(Grouping grouping, Groupings groupings, int limit) {
        List<KnownSeries> coarse = groupings.coarse().entrySet().stream()
                .filter(entry -> entry.getValue().equals(grouping))
                .map(Map.Entry::getKey)
                .map(key -> known(key, groupings.all().indexOf(key), List.of(), limit))
                .toList();
        return known(grouping, groupings.all().indexOf(grouping), coarse, limit);
    }

    private KnownSeries known(Grouping grouping, int place, List<KnownSeries> coarse, int limit) {
        all[place] = new KnownSeries(grouping, place, coarse, limit);
        return all[place];
    }

    /** The route of a call of that day, counted from the epoch. */
    int route(String[] dimensions, long epochDay) {
        if (epochDay > newestDay) {
            forgetNames();
            newestDay = epochDay;
        }
        int found = routes.find(dimensions);
        return found == RouteTable.NONE ? resolve(dimensions) : found;
    }

    /** The same, without a look-up if the memo of these dimensions has it. */
    int route(String[] dimensions, RouteMemo memo, long epochDay) {
        if (memo.era != era || epochDay > newestDay) {
            memo.route = route(dimensions, epochDay);
            memo.era = era;
        }
        return memo.route;
    }

    private int resolve(String[] dimensions) {
        if (routes.isFull()) {
            routes.clear();
            era = new Object();
            staleNumbers = true;
        }
        PartialSeries[] targets = new PartialSeries[all.length];
        String[] counted = values.limit(dimensions);
        fine.forEach(known -> known.resolve(counted, targets));
        int[] numbers = new int[all.length];
        boolean other = false;
        for (int i = 0; i < all.length; i++) {
            numbers[i] = all[i].number(targets[i]);
            other |= targets[i].isOther;
        }
        return routes.addLast(dimensions, numbers, other);
    }

    /** Whether calls of the route are counted under {@code __other__}, in a dimension at least. */
    boolean isOther(int route) {
        return routes.isOther(route);
    }

    int groupings() {
        return all.length;
    }

    /** The numbers of the series of a grouping, by route. */
    int[] series(int grouping) {
        return routes.series(grouping);
    }

    /** The series of a grouping by number. */
    KnownSeries known(int grouping) {
        return all[grouping];
    }

    /** All numbers of series are below this, in every grouping. */
    int numbers() {
        return Arrays.stream(all).mapToInt(KnownSeries::numbers).max().orElse(0);
    }

    KnownScores scores() {
        return scores;
    }

    int knownSeries() {
        return IntStream.range(0, all.length).map(i -> all[i].size()).sum();
    }

    /** No route is in use any more: numbers of what was forgotten can be given anew. */
    void drained() {
        if (staleNumbers) {
            routes.forgetNumbers();
            era = new Object();
            for (KnownSeries known : all) {
                known.forgetNumbers();
            }
            staleNumbers = false;
        }
    }

    private void forgetNames() {
        for (KnownSeries known : all) {
            staleNumbers |= known.numbers() > 0;
            known.clear();
        }
        routes.clear();
        era = new Object();
        values.clear();
        scores.clear();
    }
}
