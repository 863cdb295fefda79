package dev.plumbline.processors.benchmarks.report;

import dev.plumbline.processors.benchmarks.measure.Measurement;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Medians over the runs of one contender.
 *
 * @param contender its letter
 * @param events calls in each run
 * @param runs how many runs
 * @param eventsPerSecond calls a second
 * @param cpuSecondsPerMillion processor seconds for a million calls
 * @param repartitionBytesPerEvent to repartition topics
 * @param changelogBytesPerEvent to changelog topics
 * @param peakMegabytes most memory of the process
 */
public record Row(
        String contender,
        long events,
        int runs,
        double eventsPerSecond,
        double cpuSecondsPerMillion,
        double repartitionBytesPerEvent,
        double changelogBytesPerEvent,
        double peakMegabytes) {

    /** The medians of at least one run. */
    public static Row of(List<Measurement> runs) {
        Measurement first = runs.get(0);
        return new Row(
                first.contender(),
                first.events(),
                runs.size(),
                median(runs, Measurement::rate),
                median(runs, Measurement::cpuPerMillion),
                median(runs, Measurement::repartitionBytes) / first.events(),
                median(runs, Measurement::changelogBytes) / first.events(),
                median(runs, Measurement::peakMegabytes));
    }

    private static double median(List<Measurement> runs, ToDoubleFunction<Measurement> value) {
        double[] sorted = runs.stream().mapToDouble(value).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
