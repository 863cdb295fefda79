package dev.plumbline.ingest.replay.scenario;

import java.time.Instant;

/**
 * Something that goes wrong in the live part, told beforehand, so that what is found can be held against it.
 *
 * @param feature the feature in which it goes wrong
 * @param tenant the only tenant that is touched; empty for all
 * @param metric what moves: {@code score:<name>:<source>} or {@code spend}
 * @param at event time of the first call that may be touched
 * @param expectation what should be seen, in a sentence
 */
public record PlantedEvent(Kind kind, String feature, String tenant, String metric, Instant at, String expectation) {
    /** What goes wrong. */
    public enum Kind {
        /** A prompt version with worse and longer answers, announced by a change event. */
        WORSE_PROMPT,
        /** The provider serves another model behind the same name; nobody announces it. */
        SILENT_MODEL_UPDATE,
        /** One tenant's calls of one feature loop. */
        RUNAWAY_COST
    }
}
