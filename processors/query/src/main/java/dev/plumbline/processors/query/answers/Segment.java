package dev.plumbline.processors.query.answers;

import dev.plumbline.processors.query.requests.Alignment;
import dev.plumbline.processors.query.requests.TimeRange;
import dev.plumbline.processors.rollups.Resolution;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of a range that is read at one resolution.
 *
 * @param resolution length of the stored windows
 * @param from start, inclusive, aligned to the resolution
 * @param to end, exclusive, aligned to the resolution
 */
record Segment(Resolution resolution, Instant from, Instant to) {

    /**
     * Covers a range exactly once. A range with steps is read at one resolution; a total takes days where whole days
     * fit, hours around them, and minutes at the rims, so that ninety days cost about two hundred windows a series and
     * not 129,600.
     */
    static List<Segment> of(TimeRange range) {
        List<Segment> segments = new ArrayList<>();
        if (range.step().isTotal()) {
            split(range.from(), range.to(), Resolution.DAY, range.resolution(), segments);
        } else {
            segments.add(new Segment(range.resolution(), range.from(), range.to()));
        }
        return segments;
    }

    private static void split(Instant from, Instant to, Resolution coarse, Resolution finest, List<Segment> segments) {
        if (!from.isBefore(to)) {
            return;
        }
        if (coarse == finest) {
            segments.add(new Segment(coarse, from, to));
            return;
        }
        Duration length = Duration.ofSeconds(coarse.seconds());
        Instant first = Alignment.ceiling(from, length);
        Instant last = Alignment.floor(to, length);
        Resolution finer = Resolution.values()[coarse.ordinal() - 1];
        if (!first.isBefore(last)) {
            split(from, to, finer, finest, segments);
            return;
        }
        split(from, first, finer, finest, segments);
        segments.add(new Segment(coarse, first, last));
        split(last, to, finer, finest, segments);
    }
}
