package dev.plumbline.processors.benchmarks;

import dev.plumbline.processors.benchmarks.load.Workload;
import dev.plumbline.processors.benchmarks.runs.Kind;
import dev.plumbline.processors.benchmarks.runs.RunSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the command line says.
 *
 * @param mode what to measure
 * @param workload what is generated
 * @param only the contenders of the table
 * @param runs runs of each, interleaved
 * @param json where the JSON goes, if anywhere
 * @param settings how contenders run
 */
record Options(Mode mode, Workload workload, List<Kind> only, int runs, Optional<Path> json, RunSettings settings) {
    private static final Set<String> KNOWN = Set.of(
            "mode",
            "events",
            "series",
            "span",
            "seed",
            "only",
            "runs",
            "json",
            "dir",
            "threads",
            "commit",
            "shipped-commit",
            "slow-events",
            "warm-up",
            "heap",
            "jvm");

    /** What can be measured. */
    enum Mode {
        TABLE,
        GROWTH,
        FLATNESS,
        FRESHNESS,
        RESTORE
    }

    /**
     * Reads {@code --name value} pairs.
     *
     * @throws IllegalArgumentException if a name is not known or a value is out of range
     */
    static Options parse(String... args) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < args.length; i += 2) {
            String name = args[i].startsWith("--") ? args[i].substring(2) : args[i];
            if (!KNOWN.contains(name) || i + 1 == args.length) {
                throw new IllegalArgumentException("'" + args[i] + "' is no option with a value; known are " + KNOWN);
            }
            given.put(name, args[i + 1]);
        }
        return new Options(
                Mode.valueOf(given.getOrDefault("mode", "table").toUpperCase(java.util.Locale.ROOT)),
                workload(given),
                kinds(given.getOrDefault("only", "a,b,c,d,d1,e,e1,f,g")),
                Integer.parseInt(given.getOrDefault("runs", "3")),
                Optional.ofNullable(given.get("json")).map(Path::of),
                settings(given));
    }

    private static Workload workload(Map<String, String> given) {
        return new Workload(
                Long.parseLong(given.getOrDefault("events", "4000000").replace("_", "")),
                Integer.parseInt(given.getOrDefault("series", "10000").replace("_", "")),
                Duration.parse(given.getOrDefault("span", "PT20M")),
                Long.parseLong(given.getOrDefault("seed", "1")));
    }

    private static List<Kind> kinds(String letters) {
        return Arrays.stream(letters.split(",")).map(Kind::of).toList();
    }

    private static RunSettings settings(Map<String, String> given) {
        RunSettings defaults = RunSettings.in(Path.of(given.getOrDefault(
                        "dir",
                        Path.of(System.getProperty("java.io.tmpdir"), "plumbline-benchmark")
                                .toString()))
                .toAbsolutePath());
        return new RunSettings(
                defaults.directory(),
                Integer.parseInt(given.getOrDefault("threads", "" + defaults.threads())),
                Duration.parse(given.getOrDefault("commit", defaults.commit().toString())),
                Duration.parse(given.getOrDefault(
                        "shipped-commit", defaults.shippedCommit().toString())),
                Long.parseLong(given.getOrDefault("slow-events", "" + defaults.slowEvents())),
                Duration.parse(given.getOrDefault("warm-up", defaults.warmUp().toString())),
                given.getOrDefault("heap", defaults.heap()),
                given.containsKey("jvm") ? List.of(given.get("jvm").split(" ")) : List.of());
    }
}
