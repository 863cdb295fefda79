package dev.plumbline.processors.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.processors.benchmarks.report.MarkedPage;
import dev.plumbline.processors.benchmarks.served.Restore;
import dev.plumbline.processors.benchmarks.sizing.Restored;
import dev.plumbline.processors.benchmarks.sizing.Sized;
import dev.plumbline.processors.benchmarks.sizing.Sizing;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Weighs the pipeline, prints the tables, and writes them into a page. */
final class SizingPage {
    private final Options options;
    private final PrintStream out;

    SizingPage(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    Map<String, Object> run() throws Exception {
        Sizing sizing = Sizing.measure(
                options.settings(),
                options.workload().events(),
                options.workload().seed(),
                restored());
        Map<String, String> tables = new LinkedHashMap<>(sizing.tables());
        tables.put("run", words(sizing));
        tables.forEach((name, table) -> out.printf("%n%s%n%n%s", name, table));
        if (options.page().isPresent()) {
            Path page = options.page().get();
            Files.writeString(page, MarkedPage.fill(Files.readString(page), tables));
        }
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("runs", sizing.runs().stream().map(SizingPage::run).toList());
        report.put("index", sizing.index());
        report.put("heapMegabytesPerThousandSeries", sizing.heapMegabytesPerThousandSeries());
        sizing.restored().ifPresent(restored -> report.put("restored", restored));
        return report;
    }

    private static Map<String, Object> run(Sized run) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("load", run.load().name());
        figures.put("workload", run.load().workload().toString());
        figures.put("callsPerSecond", run.load().perSecond());
        figures.put("run", run.run());
        figures.put("footprint", run.footprint());
        return figures;
    }

    private String words(Sizing sizing) {
        return String.format(
                "%,d calls in each backlog, %,d at an even pace; Java %s, %d processors.%n",
                options.workload().events(),
                sizing.runs().get(sizing.runs().size() - 1).run().events(),
                System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors());
    }

    private Optional<Restored> restored() throws IOException {
        if (options.restore().isEmpty()) {
            return Optional.empty();
        }
        JsonNode report = new ObjectMapper().readTree(options.restore().get().toFile());
        return Optional.of(new Restored(
                report.required(Restore.WINDOWS).asLong(),
                report.required(Restore.SECONDS).asDouble()));
    }
}
