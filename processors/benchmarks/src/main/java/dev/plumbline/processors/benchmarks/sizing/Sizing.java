package dev.plumbline.processors.benchmarks.sizing;

import dev.plumbline.processors.benchmarks.dedup.IndexMain;
import dev.plumbline.processors.benchmarks.dedup.IndexRun;
import dev.plumbline.processors.benchmarks.runs.RunSettings;
import dev.plumbline.processors.benchmarks.runs.Weighed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that was weighed.
 *
 * @param runs the loads
 * @param index the index of ids by itself
 * @param restored what restoring took, if that was measured
 */
public record Sizing(List<Sized> runs, IndexRun index, Optional<Restored> restored) {
    /** Copies the runs. */
    public Sizing {
        runs = List.copyOf(runs);
    }

    /** Runs all loads, one after the other, and the index. */
    public static Sizing measure(RunSettings settings, long events, long seed, Optional<Restored> restored)
            throws Exception {
        List<Sized> runs = new ArrayList<>();
        for (SizedLoad load : SizedLoad.all(events, seed)) {
            Weighed weighed = load.weigh(settings);
            runs.add(new Sized(load, weighed.measurement().thinned(2), weighed.footprint()));
        }
        return new Sizing(runs, IndexMain.runBelow(settings.directory()), restored);
    }

    /** The tables by the names of their marks. */
    public Map<String, String> tables() {
        Map<String, String> tables = new LinkedHashMap<>();
        tables.put("memory", Tables.memory(this));
        tables.put("windows", Tables.windows(this));
        tables.put("retained", Tables.retained(this));
        tables.put("traffic", Tables.traffic(this));
        tables.put("stores", Tables.stores(this));
        tables.put("ids", Tables.ids(this));
        return tables;
    }

    /** Loads at an even pace, the one with few series first. */
    List<Sized> paced() {
        return runs.stream().filter(run -> run.load().isPaced()).toList();
    }

    /** Loads that were there when the pipeline began. */
    List<Sized> backlogs() {
        return runs.stream().filter(run -> !run.load().isPaced()).toList();
    }

    /** Live heap for 1,000 more series at the same pace. */
    public double heapMegabytesPerThousandSeries() {
        Sized few = paced().get(0);
        Sized many = paced().get(1);
        int more = many.load().workload().series() - few.load().workload().series();
        return (many.run().liveHeapBytes() - few.run().liveHeapBytes()) / 1e6 / more * 1_000;
    }
}
