package dev.plumbline.deploy.standalone.topics;

import java.util.Map;

/** One step from the topics that a broker has to those that it should have. {@link #describe()} is a line for people. */
public sealed interface TopicChange {

    /** Name of the topic that changes. */
    String topic();

    /** What changes, from where to where, in one line without the topic's name. */
    String describe();

    /** True if {@code state} shows that this change has been made. */
    boolean isIn(TopicState state);

    /** The topic is absent. */
    record Create(String topic, TopicSizing sizing, Map<String, String> settings) implements TopicChange {
        /** Copies the settings. */
        public Create {
            settings = Map.copyOf(settings);
        }

        @Override
        public boolean isIn(TopicState state) {
            return state.partitions() == sizing.partitions();
        }

        @Override
        public String describe() {
            return "create with " + sizing.partitions() + " partitions, " + sizing.replicationFactor() + " copies, "
                    + settings.get("cleanup.policy") + ", " + settings.get("message.timestamp.type");
        }
    }

    /**
     * The topic has too few partitions. Keys move to other partitions, away from the state that was built for them, so
     * this is for an operator to decide and never happens by itself.
     */
    record AddPartitions(String topic, int from, int to) implements TopicChange {
        @Override
        public boolean isIn(TopicState state) {
            return state.partitions() == to;
        }

        @Override
        public String describe() {
            return "partitions " + from + " → " + to + " (keys move: stop the pipeline and rebuild its state)";
        }
    }

    /** A setting of the topic differs. */
    record Alter(String topic, String key, String from, String to) implements TopicChange {
        @Override
        public boolean isIn(TopicState state) {
            return to.equals(state.settings().get(key));
        }

        @Override
        public String describe() {
            return key + " " + (from.isEmpty() ? "(unset)" : from) + " → " + to;
        }
    }
}
