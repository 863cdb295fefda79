package dev.plumbline.processors.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.plumbline.processors.benchmarks.served.Freshness;
import dev.plumbline.processors.benchmarks.served.Restore;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Measures what the options say, and prints it. */
public final class BenchmarkMain {
    private BenchmarkMain() {}

    /** Takes {@code --name value} pairs, or {@code --help}. */
    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (List.of(args).contains("--help")) {
            out.print(Options.help());
            return;
        }
        measure(Options.parse(args), out);
    }

    private static void measure(Options options, PrintStream out) throws Exception {
        Map<String, Object> report = switch (options.mode()) {
            case TABLE -> new ThroughputTable(options, out).run();
            case GROWTH -> new Growth(options, out).run();
            case FLATNESS -> new Flatness(options, out).run();
            case FRESHNESS -> new Freshness(options.settings(), options.probes(), out).run();
            case RESTORE -> new Restore(options.settings(), options.workload(), out).run();
            case DEDUP -> new DedupTable(options, out).run();
            case SIZING -> new SizingPage(options, out).run();
        };
        if (options.json().isPresent()) {
            new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .writeValue(options.json().get().toFile(), report);
        }
    }
}
