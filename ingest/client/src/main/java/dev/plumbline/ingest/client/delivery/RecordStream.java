package dev.plumbline.ingest.client.delivery;

import dev.plumbline.schemas.Topic;

/** The kinds of records that a publisher sends, each to a topic of its own. */
public enum RecordStream {
    CALLS("calls", Topic.CALLS),
    SCORES("scores", Topic.SCORES),
    CHANGES("changes", Topic.CHANGES);

    private final String label;
    private final Topic topic;

    RecordStream(String label, Topic topic) {
        this.label = label;
        this.topic = topic;
    }

    /** The name in reports and metrics, for example {@code calls}. */
    public String label() {
        return label;
    }

    /** Where the records go. */
    public Topic topic() {
        return topic;
    }
}
