package dev.plumbline.processors.topologies.output;

import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.records.Alert;
import dev.plumbline.schemas.records.BudgetState;
import dev.plumbline.schemas.records.DeadLetter;
import dev.plumbline.schemas.records.Rollup;
import dev.plumbline.schemas.serde.TopicSerdes;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;

/** The topic, the key and the bytes of each kind of record that the topology sends out. */
public final class OutputTopics {
    private OutputTopics() {}

    /**
     * The topic of a record.
     *
     * @throws IllegalArgumentException for a record that is not sent out
     */
    public static Topic topicOf(SpecificRecord record) {
        if (record instanceof Rollup) {
            return Topic.ROLLUPS;
        }
        if (record instanceof BudgetState) {
            return Topic.BUDGETS;
        }
        if (record instanceof Alert) {
            return Topic.ALERTS;
        }
        if (record instanceof DeadLetter) {
            return Topic.DEAD_LETTERS;
        }
        throw new IllegalArgumentException("no topic for " + record.getSchema().getName());
    }

    /** The key of a record: what {@link Topic#key()} says of its topic, as text. */
    public static String keyOf(SpecificRecord record) {
        if (record instanceof Rollup rollup) {
            return series(rollup.getDimensions()) + "|" + rollup.getWindowSeconds() + "|"
                    + rollup.getWindowStartMicros();
        }
        if (record instanceof BudgetState budget) {
            return escaped(budget.getRuleId()) + "|" + series(budget.getDimensions()) + "|"
                    + budget.getPeriodStartMicros();
        }
        if (record instanceof Alert alert) {
            return alert.getAlertId();
        }
        if (record instanceof DeadLetter letter) {
            return letter.getTopic() + "-" + letter.getPartition() + "-" + letter.getOffset();
        }
        throw new IllegalArgumentException("no key for " + record.getSchema().getName());
    }

    /** Writes values by the topic that they go to. */
    public static Serializer<SpecificRecord> serializer(TopicSerdes serdes) {
        Map<String, Serializer<? extends SpecificRecord>> byTopic = Map.of(
                Topic.ROLLUPS.topicName(), serdes.serializer(Topic.ROLLUPS, Rollup.class),
                Topic.BUDGETS.topicName(), serdes.serializer(Topic.BUDGETS, BudgetState.class),
                Topic.ALERTS.topicName(), serdes.serializer(Topic.ALERTS, Alert.class),
                Topic.DEAD_LETTERS.topicName(), serdes.serializer(Topic.DEAD_LETTERS, DeadLetter.class));
        return (topic, record) -> {
            @SuppressWarnings("unchecked") // topicOf sends each type to the topic of its serializer
            Serializer<SpecificRecord> serializer = (Serializer<SpecificRecord>) byTopic.get(topic);
            if (serializer == null) {
                throw new IllegalArgumentException("no serializer for topic " + topic);
            }
            return serializer.serialize(topic, record);
        };
    }

    /** {@code name=value} pairs sorted by name; separators inside a value are escaped, so that keys cannot collide. */
    private static String series(Map<String, String> dimensions) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(dimensions).forEach((name, value) -> {
            text.append(text.isEmpty() ? "" : ",").append(name).append('=');
            text.append(escaped(value));
        });
        return text.toString();
    }

    private static String escaped(String part) {
        return part.replace("\\", "\\\\").replace(",", "\\,").replace("|", "\\|");
    }
}
