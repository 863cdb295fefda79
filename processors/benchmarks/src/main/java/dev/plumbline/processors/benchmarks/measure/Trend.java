package dev.plumbline.processors.benchmarks.measure;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether the rate of a run falls or rises after its warm-up. What is done counts when it is committed, which is in steps of seconds, so
 * progress is taken as even between one step and the next, and the run is cut into parts of as many calls each, at most ten,
 * each as long as four of the longest steps. A line is fitted to the rates of the parts by least squares.
 *
 * @param rates calls a second of each part
 * @param partSeconds mean length of a part
 * @param longestStepSeconds longest time between two steps
 * @param change of the fitted rate from the first part to the last, as a share of the mean
 * @param standardError of that change, by how far the parts are from the line
 */
public record Trend(
        List<Double> rates, double partSeconds, double longestStepSeconds, double change, double standardError) {
    private static final int MOST_PARTS = 10;
    private static final int LEAST_PARTS = 3;
    private static final int STEPS_A_PART = 4;

    /** Copies the rates. */
    public Trend {
        rates = List.copyOf(rates);
    }

    /**
     * The trend of a run.
     *
     * @throws IllegalArgumentException if fewer than three steps were seen after the warm-up
     */
    public static Trend of(Measurement run) {
        List<Sample> steps = steps(run);
        if (steps.size() < LEAST_PARTS) {
            throw new IllegalArgumentException(
                    "the run is too short: after the warm-up it moved on only " + (steps.size() - 1) + " times");
        }
        double longest = 0;
        for (int i = 1; i < steps.size(); i++) {
            longest =
                    Math.max(longest, steps.get(i).seconds() - steps.get(i - 1).seconds());
        }
        Sample first = steps.get(0);
        Sample last = steps.get(steps.size() - 1);
        double seconds = last.seconds() - first.seconds();
        int parts = (int) Math.max(LEAST_PARTS, Math.min(MOST_PARTS, seconds / (STEPS_A_PART * longest)));
        double[] edges = new double[parts + 1];
        double callsAPart = (double) (last.events() - first.events()) / parts;
        for (int i = 0; i <= parts; i++) {
            edges[i] = secondsAt(steps, first.events() + i * callsAPart);
        }
        return fit(edges, callsAPart, longest);
    }

    /** The moments at which calls were done, from the first at the end of the warm-up. */
    private static List<Sample> steps(Measurement run) {
        Sample warm = run.warm();
        List<Sample> steps = new ArrayList<>();
        long before = -1;
        for (Sample sample : run.samples()) {
            if (sample.events() > before && sample.events() >= warm.events()) {
                steps.add(sample);
            }
            before = sample.events();
        }
        return steps;
    }

    private static double secondsAt(List<Sample> steps, double events) {
        int after = 1;
        while (after < steps.size() - 1 && steps.get(after).events() < events) {
            after++;
        }
        Sample from = steps.get(after - 1);
        Sample to = steps.get(after);
        double share = (events - from.events()) / (to.events() - from.events());
        return from.seconds() + share * (to.seconds() - from.seconds());
    }

    private static Trend fit(double[] edges, double callsAPart, double longestStep) {
        int parts = edges.length - 1;
        double[] middles = new double[parts];
        List<Double> rates = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            middles[i] = (edges[i] + edges[i + 1]) / 2;
            rates.add(callsAPart / (edges[i + 1] - edges[i]));
        }
        Line line = Line.through(middles, rates);
        double span = middles[parts - 1] - middles[0];
        return new Trend(
                rates,
                (edges[parts] - edges[0]) / parts,
                longestStep,
                line.slope() * span / line.mean(),
                line.slopeError() * span / line.mean());
    }

    /** False if the run was too short for parts of four of the longest steps, so that it tells nothing. */
    public boolean isLongEnough() {
        return partSeconds >= STEPS_A_PART * longestStepSeconds;
    }

    /** The last part's rate against the first's, as a share. */
    public double lastAgainstFirst() {
        return rates.get(rates.size() - 1) / rates.get(0) - 1;
    }

    /** The rate is flat within this share: the change, and two standard errors more. */
    public double flatWithin() {
        return Math.abs(change) + 2 * standardError;
    }
}
