package dev.plumbline.deploy.standalone.topics;

import dev.plumbline.schemas.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Compares what a broker has with {@link Topic} and a sizing. Pure: no I/O. */
public final class TopicPlanner {
    private final TopicSizing sizing;
    private final List<TopicChange> changes = new ArrayList<>();
    private final List<TopicRefusal> refusals = new ArrayList<>();

    private TopicPlanner(TopicSizing sizing) {
        this.sizing = sizing;
    }

    /**
     * Plans the way from {@code actual} to what should be. Applying it and planning again gives an empty plan, unless
     * something was refused.
     *
     * @param actual topics that exist, by name; others than Plumbline's are ignored
     */
    public static TopicPlan plan(TopicSizing sizing, Map<String, TopicState> actual) {
        TopicPlanner planner = new TopicPlanner(sizing);
        for (Topic topic : Topic.values()) {
            TopicState state = actual.get(topic.topicName());
            if (state == null) {
                planner.changes.add(new TopicChange.Create(topic.topicName(), sizing, topic.settings()));
            } else {
                planner.comparePartitions(topic.topicName(), state.partitions());
                planner.compareSettings(topic, state.settings());
            }
        }
        return new TopicPlan(planner.changes, planner.refusals);
    }

    private void comparePartitions(String topic, int actual) {
        if (actual < sizing.partitions()) {
            changes.add(new TopicChange.AddPartitions(topic, actual, sizing.partitions()));
        } else if (actual > sizing.partitions()) {
            refusals.add(new TopicRefusal(
                    topic,
                    "It has " + actual + " partitions and " + sizing.partitions()
                            + " are asked for. Partitions cannot be taken away: set topics.partitions to " + actual
                            + ", the same for all topics, or delete the topic."));
        }
    }

    private void compareSettings(Topic topic, Map<String, String> actual) {
        topic.settings().forEach((key, wanted) -> {
            String found = actual.getOrDefault(key, "");
            if (!found.equals(wanted)) {
                changes.add(new TopicChange.Alter(topic.topicName(), key, found, wanted));
            }
        });
    }
}
