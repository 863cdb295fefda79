package dev.plumbline.ingest.replay;

import java.util.Locale;

/**
 * How fast event time passes in a replay, against wall time.
 *
 * @param factor 1 for the recorded speed, 10 for ten times faster, infinity for as fast as the sink takes records
 */
public record Speed(double factor) {
    /** As fast as the sink takes records. */
    public static final Speed MAX = new Speed(Double.POSITIVE_INFINITY);

    /** The recorded speed. */
    public static final Speed RECORDED = new Speed(1);

    public Speed {
        if (!(factor > 0)) {
            throw new IllegalArgumentException("speed must be greater than 0, but is " + factor);
        }
    }

    /** True if records are not held back. */
    public boolean isMax() {
        return Double.isInfinite(factor);
    }

    /**
     * Reads {@code max}, {@code recorded}, or a factor such as {@code 10}, {@code 10x} or {@code 0.5x}.
     *
     * @throws IllegalArgumentException if the text is none of these
     */
    public static Speed parse(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        if (word.equals("max")) {
            return MAX;
        }
        if (word.equals("recorded")) {
            return RECORDED;
        }
        String number = word.endsWith("x") ? word.substring(0, word.length() - 1) : word;
        if (!number.matches("[0-9]{1,9}(\\.[0-9]{1,9})?")) {
            throw new IllegalArgumentException(
                    "speed must be max, recorded or a factor such as 10x, but is \"" + text + "\"");
        }
        return new Speed(Double.parseDouble(number));
    }

    /** {@code max}, or the factor with an x, for example {@code 120x}. */
    @Override
    public String toString() {
        if (isMax()) {
            return "max";
        }
        boolean whole = factor == Math.rint(factor) && factor < 1e9;
        return (whole ? Long.toString((long) factor) : Double.toString(factor)) + "x";
    }
}
