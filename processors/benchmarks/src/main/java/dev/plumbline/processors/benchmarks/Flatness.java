package dev.plumbline.processors.benchmarks;

import dev.plumbline.processors.benchmarks.measure.Measurement;
import dev.plumbline.processors.benchmarks.measure.Trend;
import dev.plumbline.processors.benchmarks.runs.Bench;
import dev.plumbline.processors.benchmarks.runs.Kind;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whether the full pipeline keeps its rate over one long run. */
final class Flatness {
    private static final int SAMPLES = 2_000;

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
        Trend trend = Trend.of(run);
        print(run, trend);
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("workload", options.workload().toString());
        report.put("warmUpShare", run.warmUpShare());
        report.put("trend", trend);
        report.put("lastAgainstFirst", trend.lastAgainstFirst());
        report.put("flatWithin", trend.flatWithin());
        report.put("peakMegabytes", run.peakMegabytes());
        report.put("run", run.thinned(SAMPLES));
        return report;
    }

    private void print(Measurement run, Trend trend) {
        List<Double> rates = trend.rates();
        for (int part = 0; part < rates.size(); part++) {
            out.printf("part %d of %d: %,.0f events/s%n", part + 1, rates.size(), rates.get(part));
        }
        out.printf(
                "after %.0f %% of warm-up; parts of %.1f s, longest step %.1f s%n",
                100 * run.warmUpShare(), trend.partSeconds(), trend.longestStepSeconds());
        out.printf(
                "last part against first %+.1f %%, fitted %+.1f %% with a standard error of %.1f %%: flat within %.1f %%%n",
                100 * trend.lastAgainstFirst(),
                100 * trend.change(),
                100 * trend.standardError(),
                100 * trend.flatWithin());
        if (!trend.isLongEnough()) {
            out.println("the parts are shorter than four of the longest steps: the run is too short to tell");
        }
        out.printf("peak %,d MB%n", run.peakMegabytes());
    }
}
