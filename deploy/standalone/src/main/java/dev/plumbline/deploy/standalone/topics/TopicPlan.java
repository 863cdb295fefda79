package dev.plumbline.deploy.standalone.topics;

import java.util.List;

/**
 * The difference between the topics that a broker has and those that it should have.
 *
 * @param changes what would be done, in order
 * @param refusals what cannot be done; a plan with refusals is not applied at all
 */
public record TopicPlan(List<TopicChange> changes, List<TopicRefusal> refusals) {

    /** Copies both lists. */
    public TopicPlan {
        changes = List.copyOf(changes);
        refusals = List.copyOf(refusals);
    }

    /** True if the broker is as it should be. */
    public boolean isEmpty() {
        return changes.isEmpty() && refusals.isEmpty();
    }

    /** True if some change would move keys to other partitions. */
    public boolean movesKeys() {
        return changes.stream().anyMatch(TopicChange.AddPartitions.class::isInstance);
    }
}
