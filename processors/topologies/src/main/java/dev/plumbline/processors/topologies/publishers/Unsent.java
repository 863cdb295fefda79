package dev.plumbline.processors.topologies.publishers;

import dev.plumbline.schemas.records.PublisherKind;
import dev.plumbline.schemas.records.PublisherReport;
import dev.plumbline.schemas.records.StreamCounters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Adds up what publishers that are gone rejected and dropped, by kind of record and tenant. */
final class Unsent {
    private record Place(String stream, String tenant) {}

    private Unsent() {}

    /** A report of no publisher, with nothing in it. */
    static PublisherReport none() {
        return new PublisherReport("", PublisherKind.UNKNOWN, "", 0L, 0L, false, List.of());
    }

    /** The report with those of further publishers in it. */
    static PublisherReport of(PublisherReport report, List<PublisherReport> more) {
        Map<Place, StreamCounters> sums =
                new TreeMap<>(Comparator.comparing(Place::stream).thenComparing(Place::tenant));
        List<PublisherReport> all = new ArrayList<>(more);
        all.add(report);
        all.forEach(one -> one.getStreams()
                .forEach(counters ->
                        sums.merge(new Place(counters.getStream(), counters.getTenant()), counters, Unsent::both)));
        PublisherReport sum = none();
        sum.setStreams(sums.values().stream().map(Unsent::withoutArrived).toList());
        return sum;
    }

    private static StreamCounters both(StreamCounters one, StreamCounters other) {
        return new StreamCounters(
                one.getStream(),
                one.getTenant(),
                0L,
                0L,
                both(one.getRejected(), other.getRejected()),
                both(one.getDropped(), other.getDropped()));
    }

    private static Map<String, Long> both(Map<String, Long> one, Map<String, Long> other) {
        Map<String, Long> sum = new HashMap<>(one);
        other.forEach((reason, count) -> sum.merge(reason, count, Math::addExact));
        return sum;
    }

    private static StreamCounters withoutArrived(StreamCounters counters) {
        long unsent = total(counters.getRejected()) + total(counters.getDropped());
        return new StreamCounters(
                counters.getStream(), counters.getTenant(), unsent, 0L, counters.getRejected(), counters.getDropped());
    }

    private static long total(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
