package dev.plumbline.processors.query.requests;

import dev.plumbline.processors.rollups.Dimension;
import dev.plumbline.processors.rollups.ScoreKey;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads which calls and scores a request is about: one filter a dimension, {@code score} and {@code source}. */
final class ScopeReader {
    private final Parameters parameters;

    ScopeReader(Parameters parameters) {
        this.parameters = parameters;
    }

    Map<Dimension, Set<String>> filters() {
        Map<Dimension, Set<String>> filters = new EnumMap<>(Dimension.class);
        for (Dimension dimension : Dimension.all()) {
            List<String> values = parameters.all(dimension.key());
            if (!values.isEmpty()) {
                filters.put(dimension, Set.copyOf(new HashSet<>(values)));
            }
        }
        return filters;
    }

    ScoreFilter scores() {
        return new ScoreFilter(new HashSet<>(parameters.all("score")), sources());
    }

    private Set<ScoreKey.Source> sources() {
        Set<ScoreKey.Source> sources = EnumSet.noneOf(ScoreKey.Source.class);
        for (String name : parameters.list("source")) {
            Arrays.stream(ScoreKey.Source.values())
                    .filter(source -> source.name().equals(name.toUpperCase(Locale.ROOT)))
                    .findFirst()
                    .ifPresentOrElse(
                            sources::add,
                            () -> parameters.violation("source", "must be heuristic, judge, human or unknown"));
        }
        return sources;
    }
}
