package dev.plumbline.processors.topologies.drift.detectors;

import dev.plumbline.processors.drift.DriftStatus;
import dev.plumbline.processors.drift.attribution.Moments;
import dev.plumbline.processors.rollups.Aggregate;
import dev.plumbline.processors.topologies.drift.bytes.ByteWriter;
import java.util.Optional;

/**
 * Watches one signal of one series. Fed every closed minute once, in order; the same minutes give the same findings and
 * the same bytes. Not thread-safe.
 *
 * <p>Beside its verdict it says how to sum up a part of the series, an element of a dimension: <em>cells</em> are integers
 * that add up over minutes and elements, and {@link #moments} reads counts and sums of the watched value from them.
 */
public interface Detector {

    /** Takes in the totals of a minute; what they bring about. Minutes without values change nothing. */
    Optional<Finding> onMinute(long minute, Aggregate total);

    /** The cells of a part of a minute; of no length where nothing can be said yet. */
    long[] cells(Aggregate part);

    /** The cells of what is left of the whole, given those of the whole and the sum of the known parts. */
    long[] rest(long[] whole, long[] parts);

    /** What cells say of the value that the finding is on. */
    Moments moments(long[] cells, Finding finding);

    /** Where it stands, for people. */
    DriftStatus status();

    /** Appends the state. */
    void writeTo(ByteWriter out);
}
