package dev.plumbline.processors.topologies.drift.evidence;

import dev.plumbline.processors.drift.attribution.Attribution;
import dev.plumbline.processors.drift.attribution.Dimension;
import dev.plumbline.processors.drift.attribution.Moments;
import dev.plumbline.processors.topologies.drift.detectors.Cells;
import dev.plumbline.processors.topologies.drift.detectors.Detector;
import dev.plumbline.processors.topologies.drift.detectors.Finding;
import dev.plumbline.processors.topologies.drift.history.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The watched value of a series before and since a change, split by every dimension that is kept.
 *
 * @param dimensions those that hold all values; each splits the same values
 */
public record Splits(List<Dimension> dimensions) {
    public Splits {
        dimensions = List.copyOf(dimensions);
    }

    /** Reads the cells of one detector. */
    public static Splits of(Comparison comparison, String tag, Detector detector, Finding finding) {
        TreeSet<dev.plumbline.processors.rollups.Dimension> kept = new TreeSet<>();
        comparison.before().forEach(span -> span.elements().dimensions().forEach(kept::add));
        comparison.after().forEach(span -> span.elements().dimensions().forEach(kept::add));
        List<Dimension> all = new ArrayList<>();
        for (dev.plumbline.processors.rollups.Dimension dimension : kept) {
            TreeMap<String, long[]> before = sum(comparison.before(), dimension, tag);
            TreeMap<String, long[]> after = sum(comparison.after(), dimension, tag);
            split(dimension.key(), before, after, detector, finding).ifPresent(all::add);
        }
        return new Splits(ofTheSameValues(all));
    }

    private static TreeMap<String, long[]> sum(
            List<Span> spans, dev.plumbline.processors.rollups.Dimension dimension, String tag) {
        TreeMap<String, long[]> sums = new TreeMap<>();
        spans.forEach(span -> span.elements()
                .of(dimension, tag)
                .forEach((element, cells) -> sums.merge(element, cells, Cells::plus)));
        return sums;
    }

    private static Optional<Dimension> split(
            String name,
            TreeMap<String, long[]> before,
            TreeMap<String, long[]> after,
            Detector detector,
            Finding finding) {
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        List<Dimension.Element> elements = new ArrayList<>();
        for (String element : names) {
            elements.add(new Dimension.Element(
                    element,
                    detector.moments(before.getOrDefault(element, new long[0]), finding),
                    detector.moments(after.getOrDefault(element, new long[0]), finding)));
        }
        elements.removeIf(
                element -> element.before().count() == 0 && element.after().count() == 0);
        Dimension dimension = new Dimension(name, elements);
        boolean compared = dimension.before().count() > 0 && dimension.after().count() > 0;
        return compared ? Optional.of(dimension) : Optional.empty();
    }

    /** A dimension that was not kept all the time has fewer values, and cannot be held against the others. */
    private static List<Dimension> ofTheSameValues(List<Dimension> all) {
        Optional<Dimension> largest = all.stream()
                .max(Comparator.comparingLong(dimension ->
                        dimension.before().count() + dimension.after().count()));
        return all.stream()
                .filter(dimension -> same(dimension, largest.orElseThrow()))
                .toList();
    }

    private static boolean same(Dimension one, Dimension other) {
        return same(one.before(), other.before()) && same(one.after(), other.after());
    }

    private static boolean same(Moments one, Moments other) {
        return one.count() == other.count() && one.sum() == other.sum();
    }

    /** What the change coincides with; empty if there is nothing to compare. */
    public Optional<Attribution> attribution() {
        return dimensions.isEmpty() ? Optional.empty() : Optional.of(Attribution.of(dimensions));
    }

    /** An element of a dimension. */
    Optional<Dimension.Element> element(String dimension, String name) {
        return dimensions.stream()
                .filter(one -> one.name().equals(dimension))
                .flatMap(one -> one.elements().stream())
                .filter(element -> element.name().equals(name))
                .findFirst();
    }
}
