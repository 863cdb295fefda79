package dev.plumbline.processors.benchmarks;

import dev.plumbline.processors.benchmarks.dedup.DedupCost;
import dev.plumbline.processors.benchmarks.dedup.IndexMain;
import dev.plumbline.processors.benchmarks.dedup.IndexRun;
import dev.plumbline.processors.benchmarks.measure.Measurement;
import dev.plumbline.processors.benchmarks.report.Row;
import dev.plumbline.processors.benchmarks.report.Table;
import dev.plumbline.processors.benchmarks.runs.Bench;
import dev.plumbline.processors.benchmarks.runs.Kind;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rollup with and without dedup beside the plain consumer, interleaved, and the index of ids by itself. */
final class DedupTable {
    private static final List<Kind> KINDS = List.of(Kind.B, Kind.G, Kind.GD);

    private final Options options;
    private final PrintStream out;

    DedupTable(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    Map<String, Object> run() throws Exception {
        Map<Kind, List<Measurement>> measured = measure();
        List<Row> rows = measured.values().stream().map(Row::of).toList();
        List<Measurement> decode = measured.getOrDefault(Kind.B, List.of());
        DedupCost cost = DedupCost.of(
                decode, measured.getOrDefault(Kind.G, List.of()), measured.getOrDefault(Kind.GD, List.of()));
        IndexRun index = IndexMain.runBelow(options.settings().directory());
        double indexRatio = index.cpuNanosPerId() / 1e3 / Row.median(decode, Measurement::cpuPerMillion);
        out.print(Table.of(rows));
        print(cost, index, indexRatio);
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("workload", options.workload().toString());
        report.put("rows", rows);
        report.put("dedup", cost);
        report.put("index", index);
        report.put("indexCpuRatioToDecode", indexRatio);
        report.put("indexHeapMegabytes", index.heapMegabytes());
        return report;
    }

    private Map<Kind, List<Measurement>> measure() throws Exception {
        Map<Kind, List<Measurement>> measured = new EnumMap<>(Kind.class);
        try (Bench bench = Bench.open(options.settings(), options.workload())) {
            for (int run = 0; run < options.runs(); run++) {
                for (Kind kind : KINDS) {
                    measured.computeIfAbsent(kind, unused -> new ArrayList<>()).add(bench.run(kind));
                }
            }
        }
        return measured;
    }

    private void print(DedupCost cost, IndexRun index, double indexRatio) {
        out.printf(
                "dedup adds %.2f CPU-s/M (%.2f to %.2f), %.2f of (b)'s; of it the index %.2f CPU-s/M, %.2f of (b)'s%n",
                cost.cpuPerMillion(),
                cost.leastCpuPerMillion(),
                cost.mostCpuPerMillion(),
                cost.ratioToDecode(),
                index.cpuNanosPerId() / 1e3,
                indexRatio);
        out.printf("changelog bytes an event: %s%n", cost.changelogBytesPerEvent());
        out.printf(
                "heap for 1,000 calls/s and hour of window: index alone %.1f MB (its table says %.1f), by difference %.1f MB%n",
                index.heapMegabytes(), index.tableMegabytes(), cost.heapMegabytes());
    }
}
