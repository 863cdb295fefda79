package dev.plumbline.schemas.registry;

import java.util.Locale;
import java.util.Optional;
import org.apache.avro.Schema;

/** How the subject of a value's schema is named. Configured by the official class name or by its last part. */
public enum SubjectNameStrategy {
    /** {@code <topic>-value}: one schema a topic. The default. */
    TOPIC_NAME,
    /** The full name of the record, whatever the topic. */
    RECORD_NAME,
    /** {@code <topic>-<full name of the record>}. */
    TOPIC_RECORD_NAME;

    private static final String OFFICIAL_PACKAGE = "io.confluent.kafka.serializers.subject.";

    /** The subject for values of this schema on this topic. */
    public String subject(String topic, Schema schema) {
        return switch (this) {
            case TOPIC_NAME -> topic + "-value";
            case RECORD_NAME -> schema.getFullName();
            case TOPIC_RECORD_NAME -> topic + "-" + schema.getFullName();
        };
    }

    /** The strategy of an official class name, with or without its package; empty if there is none. */
    static Optional<SubjectNameStrategy> ofClassName(String className) {
        String wanted =
                className.startsWith(OFFICIAL_PACKAGE) ? className.substring(OFFICIAL_PACKAGE.length()) : className;
        for (SubjectNameStrategy strategy : values()) {
            if (strategy.className().equals(wanted)) {
                return Optional.of(strategy);
            }
        }
        return Optional.empty();
    }

    private String className() {
        StringBuilder name = new StringBuilder();
        for (String word : name().split("_", -1)) {
            name.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return name.append("Strategy").toString();
    }
}
