package dev.plumbline.processors.topologies.drift.history;

import dev.plumbline.processors.rollups.Dimension;
import dev.plumbline.processors.rollups.SeriesKey;
import dev.plumbline.processors.topologies.drift.bytes.ByteReader;
import dev.plumbline.processors.topologies.drift.bytes.ByteWriter;
import dev.plumbline.processors.topologies.drift.detectors.Cells;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Cells of the elements of every dimension of one span of time: dimension, element and detector to cells.
 *
 * <p>Of each dimension the 32 elements with the largest first cells, which count, are told apart; the rest is in {@link
 * SeriesKey#OTHER}. Not thread-safe.
 */
public final class Elements {
    private static final int MOST = 32;

    private final Map<Dimension, Map<String, Map<String, long[]>>> cells = new EnumMap<>(Dimension.class);

    /** Adds cells of one detector. */
    public void add(Dimension dimension, String element, String detector, long[] more) {
        if (more.length > 0) {
            cells.computeIfAbsent(dimension, unused -> new HashMap<>())
                    .computeIfAbsent(element, unused -> new HashMap<>())
                    .merge(detector, more, Cells::plus);
        }
    }

    /** Adds everything of another. */
    public void merge(Elements other) {
        other.cells.forEach((dimension, elements) -> elements.forEach((element, byDetector) ->
                byDetector.forEach((detector, more) -> add(dimension, element, detector, more))));
    }

    /** Puts the elements that count least into one. */
    public void bound() {
        cells.values().forEach(Elements::bound);
    }

    private static void bound(Map<String, Map<String, long[]>> elements) {
        if (elements.size() <= MOST) {
            return;
        }
        List<String> ranked = new ArrayList<>(elements.keySet());
        ranked.remove(SeriesKey.OTHER);
        ranked.sort(Comparator.comparingLong((String element) -> weight(elements.getOrDefault(element, Map.of())))
                .reversed()
                .thenComparing(Comparator.naturalOrder()));
        Map<String, long[]> rest = elements.computeIfAbsent(SeriesKey.OTHER, unused -> new HashMap<>());
        for (String element : ranked.subList(Math.min(ranked.size(), MOST - 1), ranked.size())) {
            Map<String, long[]> least = elements.remove(element);
            if (least != null) {
                least.forEach((detector, more) -> rest.merge(detector, more, Cells::plus));
            }
        }
    }

    private static long weight(Map<String, long[]> byDetector) {
        return byDetector.values().stream().mapToLong(cells -> cells[0]).max().orElse(0);
    }

    /** The dimensions that there is anything of. */
    public Iterable<Dimension> dimensions() {
        return cells.keySet();
    }

    /** The cells of one detector by element. */
    public SortedMap<String, long[]> of(Dimension dimension, String detector) {
        TreeMap<String, long[]> found = new TreeMap<>();
        cells.getOrDefault(dimension, Map.of()).forEach((element, byDetector) -> {
            long[] known = byDetector.get(detector);
            if (known != null) {
                found.put(element, known);
            }
        });
        return found;
    }

    void writeTo(ByteWriter out) {
        List<String> detectors = detectors();
        out.number(detectors.size());
        detectors.forEach(out::text);
        out.number(cells.size());
        cells.forEach((dimension, elements) -> {
            out.number(dimension.ordinal()).number(elements.size());
            new TreeMap<>(elements).forEach((element, byDetector) -> {
                out.text(element).number(byDetector.size());
                new TreeMap<>(byDetector).forEach((detector, values) -> {
                    out.number(Collections.binarySearch(detectors, detector)).number(values.length);
                    for (long value : values) {
                        out.number(value);
                    }
                });
            });
        });
    }

    private List<String> detectors() {
        TreeSet<String> names = new TreeSet<>();
        cells.values().forEach(elements -> elements.values().forEach(byDetector -> names.addAll(byDetector.keySet())));
        return new ArrayList<>(names);
    }

    static Elements readFrom(ByteReader in) {
        List<String> detectors = new ArrayList<>();
        for (long left = in.number(); left > 0; left--) {
            detectors.add(in.text());
        }
        Elements read = new Elements();
        for (long left = in.number(); left > 0; left--) {
            read.readDimension(in, detectors);
        }
        return read;
    }

    private void readDimension(ByteReader in, List<String> detectors) {
        Dimension dimension = Dimension.all().get(in.index(Dimension.COUNT - 1));
        for (long left = in.number(); left > 0; left--) {
            String element = in.text();
            for (long parts = in.number(); parts > 0; parts--) {
                String detector = detectors.get(in.index(detectors.size() - 1));
                long[] values = new long[in.index(Byte.MAX_VALUE)];
                Arrays.setAll(values, i -> in.number());
                add(dimension, element, detector, values);
            }
        }
    }
}
