package dev.plumbline.processors.benchmarks.evaluation.report;

/**
 * Maps values to places along a picture, by themselves or by their logarithm.
 *
 * @param low the value at {@code from}
 * @param high the value at {@code to}
 * @param from a place
 * @param to another
 * @param logarithmic whether equal ratios are equally far apart
 */
record Axis(double low, double high, double from, double to, boolean logarithmic) {
    /** The place of a value; those beyond an end are put there. */
    double at(double value) {
        double share = logarithmic
                ? Math.log(Math.max(value, low) / low) / Math.log(high / low)
                : (value - low) / (high - low);
        return from + Math.min(1, Math.max(0, share)) * (to - from);
    }
}
