package dev.plumbline.processors.benchmarks.evaluation;

import dev.plumbline.processors.benchmarks.evaluation.trials.Scope;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the command line says.
 *
 * @param sections what is evaluated
 * @param only names of simulations; empty for all
 * @param scope how much is run
 * @param data directory with the LLMDrift scores, if there is one
 * @param json where the JSON goes, if anywhere
 * @param page a page whose tables are to be filled in and beside which the pictures go
 * @param tables names of the tables to fill in; empty for all that there are figures for
 */
record EvaluationOptions(
        Set<Section> sections,
        List<String> only,
        Scope scope,
        Optional<Path> data,
        Optional<Path> json,
        Optional<Path> page,
        Set<String> tables) {
    private static final Set<String> KNOWN = Set.of(
            "sections", "only", "series-days", "trials", "seed", "peers", "threads", "data", "json", "page", "tables");

    /** What can be evaluated. */
    enum Section {
        ALARMS,
        DELAYS,
        FLEET,
        EXPERIMENTS,
        ATTRIBUTION,
        REPLAY,
        EXAMPLE
    }

    /**
     * Reads {@code --name value} pairs.
     *
     * @throws IllegalArgumentException if a name is not known or a value is out of range
     */
    static EvaluationOptions parse(String... args) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < args.length; i += 2) {
            String name = args[i].startsWith("--") ? args[i].substring(2) : args[i];
            if (!KNOWN.contains(name) || i + 1 == args.length) {
                throw new IllegalArgumentException("'" + args[i] + "' is no option with a value; known are " + KNOWN);
            }
            given.put(name, args[i + 1]);
        }
        return new EvaluationOptions(
                sections(given.get("sections")),
                given.containsKey("only") ? List.of(given.get("only").split(",")) : List.of(),
                new Scope(
                        Integer.parseInt(given.getOrDefault("series-days", "3000")),
                        Integer.parseInt(given.getOrDefault("trials", "500")),
                        Long.parseLong(given.getOrDefault("seed", "1")),
                        Boolean.parseBoolean(given.getOrDefault("peers", "true")),
                        Integer.parseInt(given.getOrDefault("threads", "2"))),
                Optional.ofNullable(given.get("data")).map(Path::of),
                Optional.ofNullable(given.get("json")).map(Path::of),
                Optional.ofNullable(given.get("page")).map(Path::of),
                given.containsKey("tables") ? Set.of(given.get("tables").split(",")) : Set.of());
    }

    private static Set<Section> sections(@Nullable String names) {
        EnumSet<Section> sections = EnumSet.noneOf(Section.class);
        if (names == null) {
            return EnumSet.allOf(Section.class);
        }
        for (String name : names.split(",")) {
            sections.add(Section.valueOf(name.toUpperCase(Locale.ROOT)));
        }
        return sections;
    }
}
