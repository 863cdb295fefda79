package dev.plumbline.processors.query.state;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Whether the pipeline serves.
 *
 * @param ready true when state can be queried
 * @param checks what was looked at, each with its finding in a word, for example {@code rollup} to {@code RUNNING}
 * @param counters what has happened since the start and how often, for example {@code registry_unavailable}
 */
public record PipelineStatus(boolean ready, SortedMap<String, String> checks, SortedMap<String, Long> counters) {

    /** Copies the checks and counters. */
    public PipelineStatus {
        checks = new TreeMap<>(checks);
        counters = new TreeMap<>(counters);
    }
}
