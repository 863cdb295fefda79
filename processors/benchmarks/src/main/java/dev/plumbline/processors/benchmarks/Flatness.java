package dev.plumbline.processors.benchmarks;

import dev.plumbline.processors.benchmarks.measure.Measurement;
import dev.plumbline.processors.benchmarks.runs.Bench;
import dev.plumbline.processors.benchmarks.runs.Kind;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rate of the full pipeline over one long run, a tenth of the calls at a time; the first tenth warms it up. */
final class Flatness {
    private static final int TENTHS = 10;

    private final Options options;
    private final PrintStream out;

    Flatness(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    Map<String, Object> run() throws Exception {
        Measurement run;
        try (Bench bench = Bench.open(options.settings(), options.workload())) {
            run = bench.run(Kind.F);
        }
        List<Double> rates = new ArrayList<>();
        for (int tenth = 0; tenth < TENTHS; tenth++) {
            double rate = run.rate((double) tenth / TENTHS, (tenth + 1.0) / TENTHS);
            rates.add(rate);
            out.printf("tenth %d: %,.0f events/s%n", tenth + 1, rate);
        }
        double change = rates.get(TENTHS - 1) / rates.get(1) - 1;
        out.printf("last tenth against second: %+.1f %%, peak %,d MB%n", 100 * change, run.peakMegabytes());
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("workload", options.workload().toString());
        report.put("eventsPerSecondByTenth", rates);
        report.put("lastAgainstSecond", change);
        report.put("peakMegabytes", run.peakMegabytes());
        return report;
    }
}
