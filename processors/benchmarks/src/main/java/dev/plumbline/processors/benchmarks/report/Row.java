package dev.plumbline.processors.benchmarks.report;

import dev.plumbline.processors.benchmarks.measure.Measurement;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Medians over the runs of one contender.
 *
 * @param contender its letters
 * @param events calls in each run
 * @param runs how many runs
 * @param eventsPerSecond calls a second
 * @param cpuSecondsPerMillion processor seconds for a million calls
 * @param compilerSecondsPerMillion what the JIT compilers have of these
 * @param warmUpShare share of the calls that are in none of these three
 * @param measuredSeconds for how long the others came in
 * @param repartitionBytesPerEvent to repartition topics
 * @param changelogBytesPerEvent to changelog topics
 * @param peakMegabytes most memory of the process
 * @param liveHeapMegabytes what a full collection left on the heap at the end
 */
public record Row(
        String contender,
        long events,
        int runs,
        double eventsPerSecond,
        double cpuSecondsPerMillion,
        double compilerSecondsPerMillion,
        double warmUpShare,
        double measuredSeconds,
        double repartitionBytesPerEvent,
        double changelogBytesPerEvent,
        double peakMegabytes,
        double liveHeapMegabytes) {

    /** The medians of at least one run. */
    public static Row of(List<Measurement> runs) {
        Measurement first = runs.get(0);
        return new Row(
                first.contender(),
                first.events(),
                runs.size(),
                median(runs, Measurement::rate),
                median(runs, Measurement::cpuPerMillion),
                median(runs, Measurement::compilerPerMillion),
                median(runs, Measurement::warmUpShare),
                median(runs, Measurement::measuredSeconds),
                median(runs, Measurement::repartitionBytes) / first.events(),
                median(runs, Measurement::changelogBytes) / first.events(),
                median(runs, Measurement::peakMegabytes),
                median(runs, Measurement::liveHeapBytes) / 1e6);
    }

    /** The median of a figure over at least one run. */
    public static <T> double median(List<T> runs, ToDoubleFunction<T> value) {
        double[] sorted = runs.stream().mapToDouble(value).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
