package dev.plumbline.processors.benchmarks.dedup;

import dev.plumbline.processors.benchmarks.measure.Measurement;
import dev.plumbline.processors.benchmarks.report.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * What dedup adds to the rollup, by runs with and without it, one after the other. The difference of two large figures is less
 * certain than either, so the least and the most over the runs are told as well.
 *
 * @param cpuPerMillion processor seconds for a million calls, median of the differences
 * @param leastCpuPerMillion least of them
 * @param mostCpuPerMillion most of them
 * @param ratioToDecode the median, as a ratio to what the plain consumer with decode uses
 * @param changelogBytesPerEvent by store
 * @param heapMegabytes of live heap for 1,000 calls a second and an hour of window, by the difference
 */
public record DedupCost(
        double cpuPerMillion,
        double leastCpuPerMillion,
        double mostCpuPerMillion,
        double ratioToDecode,
        TreeMap<String, Double> changelogBytesPerEvent,
        double heapMegabytes) {

    /** From as many runs of each. */
    public static DedupCost of(List<Measurement> decode, List<Measurement> without, List<Measurement> with) {
        List<Double> cpu = new ArrayList<>();
        List<Double> heapAnId = new ArrayList<>();
        for (int i = 0; i < with.size(); i++) {
            cpu.add(with.get(i).cpuPerMillion() - without.get(i).cpuPerMillion());
            heapAnId.add((double) (with.get(i).liveHeapBytes() - without.get(i).liveHeapBytes())
                    / with.get(i).events());
        }
        TreeMap<String, Double> changelog = with.get(with.size() - 1).changelogBytesPerEvent();
        changelog.keySet().removeIf(store -> !store.startsWith("seen-"));
        double median = Row.median(cpu, Double::doubleValue);
        return new DedupCost(
                median,
                cpu.stream().mapToDouble(Double::doubleValue).min().orElseThrow(),
                cpu.stream().mapToDouble(Double::doubleValue).max().orElseThrow(),
                median / Row.median(decode, Measurement::cpuPerMillion),
                changelog,
                Row.median(heapAnId, Double::doubleValue) * IndexRun.IDS_AN_HOUR / 1e6);
    }
}
