package dev.plumbline.processors.query.requests;

import dev.plumbline.processors.rollups.ScoreKey;
import java.util.Set;

/**
 * Which scores to show.
 *
 * @param names names that pass; empty for all
 * @param sources sources that pass; empty for all
 */
public record ScoreFilter(Set<String> names, Set<ScoreKey.Source> sources) {

    /** Copies the sets. */
    public ScoreFilter {
        names = Set.copyOf(names);
        sources = Set.copyOf(sources);
    }

    /** True when the score passes. */
    public boolean accepts(ScoreKey key) {
        return (names.isEmpty() || names.contains(key.name())) && (sources.isEmpty() || sources.contains(key.source()));
    }
}
