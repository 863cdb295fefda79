package dev.plumbline.processors.drift.scores;

/**
 * The side on which a mean may leave its baseline.
 *
 * <p>The maths is written once, for a drop. A rise is a drop of the mirrored score {@code 1 - x}; {@link #orient} does
 * the mirroring and is its own inverse.
 */
public enum Direction {
    /** The mean falls below the baseline. */
    DROP,
    /** The mean climbs above the baseline. */
    RISE;

    /** A position on the scale ([0, 1]) as this side sees it. */
    public double orient(double unit) {
        return this == DROP ? unit : 1 - unit;
    }

    /** A difference of two positions as this side sees it. */
    public double orientDifference(double difference) {
        return this == DROP ? difference : -difference;
    }

    /** The other side. */
    public Direction opposite() {
        return this == DROP ? RISE : DROP;
    }
}
