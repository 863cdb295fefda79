package dev.plumbline.deploy.standalone.topics;

import java.util.Map;

/**
 * A topic as a broker has it.
 *
 * @param partitions its number of partitions
 * @param settings its effective settings, topic-level or inherited, as key to value
 */
public record TopicState(int partitions, Map<String, String> settings) {

    /** Copies the settings. */
    public TopicState {
        settings = Map.copyOf(settings);
    }
}
