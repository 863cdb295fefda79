package dev.plumbline.processors.benchmarks;

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

/** All contenders over one topic, interleaved: each once, then each again. Medians are compared. */
final class ThroughputTable {
    private static final int SAMPLES = 200;

    private final Options options;
    private final PrintStream out;

    ThroughputTable(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    Map<String, Object> run() throws Exception {
        Map<Kind, List<Measurement>> measured = new EnumMap<>(Kind.class);
        double valueBytes;
        out.printf("filling a topic with %,d events%n", options.workload().events());
        try (Bench bench = Bench.open(options.settings(), options.workload())) {
            valueBytes = bench.valueBytes();
            for (int run = 1; run <= options.runs(); run++) {
                for (Kind kind : options.only()) {
                    Measurement result = bench.run(kind);
                    measured.computeIfAbsent(kind, unused -> new ArrayList<>()).add(result);
                    print(run, kind, result);
                }
            }
        }
        List<Row> rows = measured.values().stream().map(Row::of).toList();
        out.printf(
                "%n%,d events of %.0f B, %,d series, medians of %d%n%s",
                options.workload().events(), valueBytes, options.workload().series(), options.runs(), Table.of(rows));
        return report(measured, rows, valueBytes);
    }

    private void print(int run, Kind kind, Measurement result) {
        out.printf(
                "run %d (%s) %,.0f events/s, %.2f CPU-s/M over %.1f s, load %.1f%n",
                run, kind.letter(), result.rate(), result.cpuPerMillion(), result.measuredSeconds(), result.load());
    }

    private Map<String, Object> report(Map<Kind, List<Measurement>> measured, List<Row> rows, double valueBytes) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("workload", options.workload().toString());
        report.put("valueBytes", valueBytes);
        report.put("processors", Runtime.getRuntime().availableProcessors());
        report.put("java", System.getProperty("java.vm.version"));
        report.put("rows", rows);
        report.put(
                "runs",
                measured.values().stream()
                        .flatMap(List::stream)
                        .map(one -> one.thinned(SAMPLES))
                        .toList());
        return report;
    }
}
