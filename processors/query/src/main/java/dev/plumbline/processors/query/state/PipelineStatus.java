package dev.plumbline.processors.query.state;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Whether the pipeline serves.
 *
 * @param ready true when state can be queried
 * @param checks what was looked at, each with its finding in a word, for example {@code rollup} to {@code RUNNING}
 */
public record PipelineStatus(boolean ready, SortedMap<String, String> checks) {

    /** Copies the checks. */
    public PipelineStatus {
        checks = new TreeMap<>(checks);
    }
}
