package dev.plumbline.processors.topologies.drift;

import dev.plumbline.processors.rollups.Aggregate;
import dev.plumbline.processors.rollups.Dimension;
import dev.plumbline.processors.rollups.SeriesKey;
import dev.plumbline.processors.topologies.drift.detectors.Cells;
import dev.plumbline.processors.topologies.drift.detectors.Detector;
import dev.plumbline.processors.topologies.drift.history.Elements;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Splits a minute of a series into the cells of its elements, for every detector. */
final class Breakdown {
    private Breakdown() {}

    /**
     * The totals of one element.
     *
     * @param dimension the dimension that splits the series
     * @param element the value of that dimension
     * @param total its totals in the minute
     */
    record Piece(Dimension dimension, String element, Aggregate total) {}

    /** The cells of all pieces, and of what is in none of them, so that every dimension adds up to the series. */
    static Elements of(Aggregate whole, SortedMap<DetectorKey, Tracked> watched, List<Piece> pieces) {
        Elements elements = new Elements();
        watched.forEach((key, tracked) -> add(elements, tracked.tag(), tracked.detector(), whole, pieces));
        return elements;
    }

    private static void add(Elements elements, String tag, Detector detector, Aggregate whole, List<Piece> pieces) {
        Map<Dimension, long[]> known = new EnumMap<>(Dimension.class);
        for (Piece piece : pieces) {
            long[] cells = detector.cells(piece.total());
            elements.add(piece.dimension(), piece.element(), tag, cells);
            known.merge(piece.dimension(), cells, Cells::plus);
        }
        long[] all = detector.cells(whole);
        known.forEach((dimension, sum) -> {
            long[] rest = detector.rest(all, sum);
            if (rest.length > 0 && rest[0] != 0) {
                elements.add(dimension, SeriesKey.OTHER, tag, rest);
            }
        });
    }
}
