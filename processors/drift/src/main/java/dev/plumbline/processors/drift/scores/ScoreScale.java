package dev.plumbline.processors.drift.scores;

/**
 * The closed interval on which a score lives, in millionths, mapped onto [0, 1].
 *
 * <p>The tests hold for bounded scores only. A score outside the scale is clipped to its nearer end.
 *
 * @param lowMillionths the lowest score, for example 1,000,000 on a scale of 1 to 5
 * @param highMillionths the highest score, above the lowest and at most 10<sup>11</sup> above it
 */
public record ScoreScale(long lowMillionths, long highMillionths) {
    /** Scores from 0 to 1. */
    public static final ScoreScale UNIT = new ScoreScale(0, 1_000_000);

    private static final long LARGEST_END = 1_000_000_000_000L;
    private static final long LARGEST_WIDTH = 100_000_000_000L;

    public ScoreScale {
        if (lowMillionths < -LARGEST_END || highMillionths > LARGEST_END) {
            throw new IllegalArgumentException("scale: the ends must lie within plus and minus a million");
        }
        if (highMillionths <= lowMillionths || highMillionths - lowMillionths > LARGEST_WIDTH) {
            throw new IllegalArgumentException("scale: high must be above low by at most 100,000, was " + lowMillionths
                    + " to " + highMillionths + " millionths");
        }
    }

    /** The scale between two scores, rounded to millionths. */
    public static ScoreScale of(double low, double high) {
        return new ScoreScale((long) Math.rint(low * 1e6), (long) Math.rint(high * 1e6));
    }

    /** High minus low. */
    public long widthMillionths() {
        return highMillionths - lowMillionths;
    }

    /** True if a score lies within the scale. */
    public boolean contains(long scoreMillionths) {
        return scoreMillionths >= lowMillionths && scoreMillionths <= highMillionths;
    }

    /** How far the clipped score lies above the low end, in millionths. */
    public long aboveLow(long scoreMillionths) {
        return Math.min(Math.max(scoreMillionths, lowMillionths), highMillionths) - lowMillionths;
    }

    /** The clipped score as a position in [0, 1]. */
    public double position(long scoreMillionths) {
        return (double) aboveLow(scoreMillionths) / widthMillionths();
    }

    /** A position, or a mean of positions, back as a score in millionths. */
    public long score(double position) {
        return lowMillionths + length(position);
    }

    /** A length on [0, 1] as a difference of scores in millionths. */
    public long length(double unitLength) {
        return Math.round(unitLength * widthMillionths());
    }
}
