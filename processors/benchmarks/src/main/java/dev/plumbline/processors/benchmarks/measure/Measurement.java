package dev.plumbline.processors.benchmarks.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One run of one contender.
 *
 * <p>It warms up for the first quarter of its calls or for {@code warmUpSeconds}, whichever is later, but for no more than half of its
 * calls: in its first minute the JIT compilers use more of the processor than some contenders do. Rates and processor time are of
 * what comes after. Where all calls were done in one step by then, nothing is left out.
 *
 * @param contender its letters
 * @param events how many calls it was given
 * @param warmUpSeconds how long it warms up, at least
 * @param samples in order; the first is from before the first call
 * @param traffic bytes sent to topics of its own, compressed, by their names without the application's
 * @param peakMegabytes most memory of the process
 * @param liveHeapBytes what a full collection left on the heap when all was done
 * @param load of the machine when the run ended
 */
public record Measurement(
        String contender,
        long events,
        double warmUpSeconds,
        List<Sample> samples,
        Map<String, Double> traffic,
        long peakMegabytes,
        long liveHeapBytes,
        double load) {
    /** How the names of repartition topics end. */
    public static final String REPARTITION = "-repartition";

    /** How the name of a changelog topic ends, after that of its store. */
    public static final String CHANGELOG = "-changelog";

    private static final double LEAST_WARM_UP = 0.25;
    private static final double MOST_WARM_UP = 0.5;

    /** Copies samples and traffic. */
    public Measurement {
        samples = List.copyOf(samples);
        traffic = Map.copyOf(traffic);
    }

    /** Calls a second, without the warm-up. */
    public double rate() {
        return (last().events() - warm().events()) / measuredSeconds();
    }

    /** Processor seconds for a million calls, without the warm-up. */
    public double cpuPerMillion() {
        return perMillion(last().cpuSeconds() - warm().cpuSeconds());
    }

    /** What the JIT compilers have of {@link #cpuPerMillion}. */
    public double compilerPerMillion() {
        return perMillion(last().compilerSeconds() - warm().compilerSeconds());
    }

    private double perMillion(double seconds) {
        return seconds / (last().events() - warm().events()) * 1e6;
    }

    /** Share of the calls that went by while it warmed up. */
    public double warmUpShare() {
        return (double) warm().events() / events;
    }

    /** Seconds after the warm-up. */
    public double measuredSeconds() {
        return last().seconds() - warm().seconds();
    }

    /** Bytes sent to repartition topics, compressed. */
    public double repartitionBytes() {
        return sent(REPARTITION);
    }

    /** Bytes sent to changelog topics, compressed. */
    public double changelogBytes() {
        return sent(CHANGELOG);
    }

    /** Bytes sent for a call to the changelog of each store, compressed. */
    public TreeMap<String, Double> changelogBytesPerEvent() {
        TreeMap<String, Double> bytes = new TreeMap<>();
        traffic.forEach((topic, sent) -> {
            if (topic.endsWith(CHANGELOG)) {
                bytes.put(topic.substring(0, topic.length() - CHANGELOG.length()), sent / events);
            }
        });
        return bytes;
    }

    private double sent(String ending) {
        return traffic.entrySet().stream()
                .filter(topic -> topic.getKey().endsWith(ending))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    /** The first sample that is in the figures. */
    public Sample warm() {
        return samples.stream()
                .filter(this::isWarm)
                .findFirst()
                .filter(sample -> sample.events() < events)
                .orElse(samples.get(0));
    }

    private boolean isWarm(Sample sample) {
        boolean longEnough = sample.events() >= LEAST_WARM_UP * events && sample.seconds() >= warmUpSeconds;
        return longEnough || sample.events() >= MOST_WARM_UP * events;
    }

    private Sample last() {
        return samples.get(samples.size() - 1);
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
        return new Measurement(contender, events, warmUpSeconds, kept, traffic, peakMegabytes, liveHeapBytes, load);
    }
}
