package dev.plumbline.processors.benchmarks;

import dev.plumbline.processors.benchmarks.load.Workload;
import dev.plumbline.processors.benchmarks.runs.Kind;
import dev.plumbline.processors.benchmarks.runs.RunSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the command line says.
 *
 * @param mode what to measure
 * @param workload what is generated
 * @param only the contenders of the table
 * @param runs runs of each, interleaved
 * @param json where the JSON goes, if anywhere
 * @param page the page that gets the tables, if any
 * @param restore the JSON of an earlier measurement of restoring, for the page
 * @param probes how many calls are waited for
 * @param settings how contenders run
 */
record Options(
        Mode mode,
        Workload workload,
        List<Kind> only,
        int runs,
        Optional<Path> json,
        Optional<Path> page,
        Optional<Path> restore,
        int probes,
        RunSettings settings) {
    /** What each option says, in the order of {@link #help}. */
    private static final Map<String, String> MEANING = meaning();

    private static Map<String, String> meaning() {
        Map<String, String> meaning = new LinkedHashMap<>();
        meaning.put("mode", "what to measure: " + names());
        meaning.put("only", "contenders of the table, a,b,c,d,d1,e,e1,f,g; gd has dedup as well");
        meaning.put("runs", "runs of each, of which the medians are told; 3");
        meaning.put("events", "calls on the topic; 4,000,000, or what suits the mode");
        meaning.put("series", "live series, about; 10,000");
        meaning.put("span", "event time from the first call to the last; PT20M, or what suits the mode");
        meaning.put("seed", "of the generated calls; 1");
        meaning.put("slow-events", "calls that the slowest contenders get; 400,000");
        meaning.put("warm-up", "what is not measured, at least, but never more than half of the calls; PT60S");
        meaning.put("commit", "commits and checkpoints of the contenders; PT5S");
        meaning.put("shipped-commit", "commits of f while it is up to date; PT0.2S");
        meaning.put("probes", "calls that are waited for when freshness is measured; 300");
        meaning.put("threads", "threads of a contender; 2");
        meaning.put("heap", "heap of a contender; 1g");
        meaning.put(
                "jvm", "further options of its process, in one argument; -XX:+UseParallelGC if they name no collector");
        meaning.put("dir", "where broker and stores keep their files meanwhile");
        meaning.put("json", "a file for the result");
        meaning.put("page", "the page whose tables are filled in, for sizing");
        meaning.put("restore", "the JSON of a measured restore, for sizing");
        return meaning;
    }

    private static String names() {
        return Arrays.stream(Mode.values())
                .map(mode -> mode.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    /** The options, one a line. */
    static String help() {
        return MEANING.entrySet().stream()
                .map(option -> "  --%-15s %s%n".formatted(option.getKey(), option.getValue()))
                .collect(Collectors.joining("", "Measures Plumbline on this machine. Takes:%n".formatted(), ""));
    }

    /** What can be measured, with how many calls and over which event time unless the options say otherwise. */
    enum Mode {
        TABLE(4_000_000, "PT20M"),
        GROWTH(4_000_000, "PT20M"),
        FLATNESS(20_000_000, "PT20M"),
        FRESHNESS(1, "PT1S"),
        RESTORE(1_000_000, "PT5H"),
        DEDUP(4_000_000, "PT20M"),
        SIZING(500_000, "PT1H");

        private final long events;
        private final String span;

        Mode(long events, String span) {
            this.events = events;
            this.span = span;
        }
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
            if (!MEANING.containsKey(name) || i + 1 == args.length) {
                throw new IllegalArgumentException("'" + args[i] + "' is no option with a value; see --help");
            }
            given.put(name, args[i + 1]);
        }
        Mode mode = Mode.valueOf(given.getOrDefault("mode", "table").toUpperCase(Locale.ROOT));
        return new Options(
                mode,
                workload(mode, given),
                kinds(given.getOrDefault("only", "a,b,c,d,d1,e,e1,f,g")),
                Integer.parseInt(given.getOrDefault("runs", "3")),
                Optional.ofNullable(given.get("json")).map(Path::of),
                Optional.ofNullable(given.get("page")).map(Path::of),
                Optional.ofNullable(given.get("restore")).map(Path::of),
                Integer.parseInt(given.getOrDefault("probes", "300")),
                settings(given));
    }

    private static Workload workload(Mode mode, Map<String, String> given) {
        return new Workload(
                Long.parseLong(given.getOrDefault("events", "" + mode.events).replace("_", "")),
                Integer.parseInt(given.getOrDefault("series", "10000").replace("_", "")),
                Duration.parse(given.getOrDefault("span", mode.span)),
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
