package dev.plumbline.processors.query.requests;

import dev.plumbline.processors.rollups.Resolution;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A range of event time that is cut into windows without a rest.
 *
 * @param from start, inclusive, at the start of a window
 * @param to end, exclusive, at the end of a window
 * @param step length of the windows of the answer
 * @param resolution the longest stored windows that the windows of the answer are whole multiples of; for a total the
 *     shortest that reach back to {@code from}
 * @param keptFrom since when windows of the resolution are kept, if the range began earlier and was moved up to its first
 *     window that is whole; null if nothing of the range is gone
 */
public record TimeRange(
        Instant from,
        Instant to,
        Step step,
        Resolution resolution,
        @Nullable Instant keptFrom) {

    /** A range of which everything is kept. */
    public TimeRange(Instant from, Instant to, Step step, Resolution resolution) {
        this(from, to, step, resolution, null);
    }
}
