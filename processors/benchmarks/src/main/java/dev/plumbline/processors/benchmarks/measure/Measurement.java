package dev.plumbline.processors.benchmarks.measure;

import java.util.ArrayList;
import java.util.List;

/**
 * One run of one contender.
 *
 * @param contender its letter
 * @param events how many calls it was given
 * @param samples in order; the first is from before the first call
 * @param repartitionBytes sent to repartition topics, compressed
 * @param changelogBytes sent to changelog topics, compressed
 * @param peakMegabytes most memory of the process
 * @param load of the machine when the run ended
 */
public record Measurement(
        String contender,
        long events,
        List<Sample> samples,
        double repartitionBytes,
        double changelogBytes,
        long peakMegabytes,
        double load) {
    /** Share of the calls that only warm the process up. */
    private static final double WARM_UP = 0.25;

    /** Copies the samples. */
    public Measurement {
        samples = List.copyOf(samples);
    }

    /** Calls a second, without the warm-up. */
    public double rate() {
        return rate(WARM_UP, 1);
    }

    /** Calls a second between two shares of all calls. */
    public double rate(double from, double to) {
        Sample first = at(from);
        Sample last = at(to);
        return (last.events() - first.events()) / (last.seconds() - first.seconds());
    }

    /** Processor seconds for a million calls, without the warm-up. */
    public double cpuPerMillion() {
        Sample first = at(WARM_UP);
        Sample last = at(1);
        return (last.cpuSeconds() - first.cpuSeconds()) / (last.events() - first.events()) * 1e6;
    }

    private Sample at(double share) {
        return samples.stream()
                .filter(sample -> sample.events() >= share * events && (share < 1 || isLast(sample)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the run ended before " + share + " of its calls"));
    }

    private boolean isLast(Sample sample) {
        return sample.equals(samples.get(samples.size() - 1));
    }

    /** The same with at most {@code most} samples, for the report. */
    public Measurement thinned(int most) {
        List<Sample> kept = new ArrayList<>();
        int step = Math.max(1, samples.size() / most);
        for (int i = 0; i < samples.size(); i++) {
            if (i % step == 0 || i == samples.size() - 1) {
                kept.add(samples.get(i));
            }
        }
        return new Measurement(contender, events, kept, repartitionBytes, changelogBytes, peakMegabytes, load);
    }
}
