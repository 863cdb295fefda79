package dev.plumbline.deploy.standalone.topics;

/**
 * What an installation chooses about its topics. One partition count for all: calls and scores must have the same, so
 * that a score meets its call.
 *
 * @param partitions partitions a topic, 1 to 1,000
 * @param replicationFactor copies of each partition, 1 to 9; used when a topic is created
 */
public record TopicSizing(int partitions, int replicationFactor) {

    /** Checks both ranges. */
    public TopicSizing {
        if (partitions < 1 || partitions > 1_000) {
            throw new IllegalArgumentException("partitions " + partitions + " is not between 1 and 1000");
        }
        if (replicationFactor < 1 || replicationFactor > 9) {
            throw new IllegalArgumentException("replication factor " + replicationFactor + " is not between 1 and 9");
        }
    }
}
