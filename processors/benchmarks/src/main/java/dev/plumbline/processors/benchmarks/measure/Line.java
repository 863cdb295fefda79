package dev.plumbline.processors.benchmarks.measure;

import java.util.Arrays;
import java.util.List;

/**
 * A line fitted by least squares.
 *
 * @param mean of the fitted values
 * @param slope of the line
 * @param slopeError standard error of the slope; 0 if two points leave nothing to estimate it from
 */
record Line(double mean, double slope, double slopeError) {

    static Line through(double[] at, List<Double> values) {
        int n = at.length;
        double centre = Arrays.stream(at).average().orElseThrow();
        double mean = values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        double spread = 0;
        double product = 0;
        for (int i = 0; i < n; i++) {
            spread += (at[i] - centre) * (at[i] - centre);
            product += (at[i] - centre) * (values.get(i) - mean);
        }
        double slope = product / spread;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double off = values.get(i) - mean - slope * (at[i] - centre);
            squares += off * off;
        }
        return new Line(mean, slope, n > 2 ? Math.sqrt(squares / (n - 2) / spread) : 0);
    }
}
