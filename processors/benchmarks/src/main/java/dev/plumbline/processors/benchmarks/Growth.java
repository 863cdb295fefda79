package dev.plumbline.processors.benchmarks;

import dev.plumbline.processors.benchmarks.measure.Measurement;
import dev.plumbline.processors.benchmarks.report.Row;
import dev.plumbline.processors.benchmarks.report.Table;
import dev.plumbline.processors.benchmarks.runs.Bench;
import dev.plumbline.processors.benchmarks.runs.Kind;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The full pipeline with few live series and with many, interleaved, on topics of as many calls. */
final class Growth {
    private static final List<Integer> SERIES = List.of(1_000, 10_000, 100_000);

    private final Options options;
    private final PrintStream out;

    Growth(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    Map<String, Object> run() throws Exception {
        Map<Integer, Bench> benches = new LinkedHashMap<>();
        try {
            for (int series : SERIES) {
                benches.put(
                        series,
                        Bench.open(options.settings(), options.workload().withSeries(series)));
            }
            return report(measure(benches));
        } finally {
            benches.values().forEach(Bench::close);
        }
    }

    private Map<Integer, Row> measure(Map<Integer, Bench> benches) throws IOException {
        Map<Integer, List<Measurement>> measured = new LinkedHashMap<>();
        for (int run = 0; run < options.runs(); run++) {
            for (var bench : benches.entrySet()) {
                measured.computeIfAbsent(bench.getKey(), unused -> new ArrayList<>())
                        .add(bench.getValue().run(Kind.F));
            }
        }
        Map<Integer, Row> rows = new LinkedHashMap<>();
        measured.forEach((series, runs) -> rows.put(series, Row.of(runs)));
        return rows;
    }

    private Map<String, Object> report(Map<Integer, Row> rows) {
        Map<String, Object> report = new LinkedHashMap<>();
        double few = rows.values().iterator().next().eventsPerSecond();
        rows.forEach((series, row) -> {
            double change = row.eventsPerSecond() / few - 1;
            out.printf("%,d series: rate %+.1f %%%n%s", series, 100 * change, Table.of(List.of(row)));
            report.put(series + " series", row);
            report.put(series + " series, change of rate", change);
        });
        return report;
    }
}
