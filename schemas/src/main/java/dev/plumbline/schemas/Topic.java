package dev.plumbline.schemas;

import dev.plumbline.schemas.records.Alert;
import dev.plumbline.schemas.records.BudgetState;
import dev.plumbline.schemas.records.CallScore;
import dev.plumbline.schemas.records.ChangeEvent;
import dev.plumbline.schemas.records.DeadLetter;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.PriceChange;
import dev.plumbline.schemas.records.PublisherReport;
import dev.plumbline.schemas.records.RevisionStep;
import dev.plumbline.schemas.records.Rollup;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.Schema;

/**
 * Every topic that Plumbline reads or writes: its name, what its key is, the schema of its values and the settings it
 * must have.
 *
 * <p>Intake topics carry the broker's append time, so that one wrong clock at a publisher cannot move stream time;
 * event time is in the payload. {@link #CALLS} and {@link #SCORES} must have the same number of partitions and be keyed
 * by call id, so that a retry meets its first copy and a score meets its call. {@link #PRICES} and {@link #REVISIONS} have
 * as many partitions, because what revises the calls of a partition is read with them.
 */
public enum Topic {
    CALLS("plumbline.calls", "call id", Kind.INTAKE, Duration.ofDays(7), LlmCall.getClassSchema()),
    SCORES("plumbline.scores", "call id", Kind.INTAKE, Duration.ofDays(7), CallScore.getClassSchema()),
    CHANGES("plumbline.changes", "change id", Kind.INTAKE, Duration.ofDays(400), ChangeEvent.getClassSchema()),
    PRICES("plumbline.prices", "change id", Kind.INTAKE, Duration.ofDays(400), PriceChange.getClassSchema()),
    REVISIONS("plumbline.revisions", "partition", Kind.LOG, Duration.ofDays(1), RevisionStep.getClassSchema()),
    PUBLISHERS(
            "plumbline.publishers", "publisher id", Kind.STATE, Duration.ofDays(7), PublisherReport.getClassSchema()),
    ROLLUPS(
            "plumbline.rollups",
            "series, window length and window start",
            Kind.STATE,
            Duration.ofDays(30),
            Rollup.getClassSchema()),
    BUDGETS(
            "plumbline.budgets",
            "rule, series and period start",
            Kind.STATE,
            Duration.ofDays(400),
            BudgetState.getClassSchema()),
    ALERTS("plumbline.alerts", "alert id", Kind.STATE, Duration.ofDays(400), Alert.getClassSchema()),
    DEAD_LETTERS(
            "plumbline.dead-letters",
            "topic, partition and offset",
            Kind.LOG,
            Duration.ofDays(30),
            DeadLetter.getClassSchema());

    /** Name of the record header that carries the publisher id as ASCII bytes. */
    public static final String PUBLISHER_HEADER = "plumbline-publisher";

    private enum Kind {
        /** Written by applications: kept by age, stamped with append time. */
        INTAKE,
        /** Latest value per key: compacted, and deleted after the retention. */
        STATE,
        /** Written by Plumbline, kept by age. */
        LOG
    }

    private final String topicName;
    private final String key;
    private final Kind kind;
    private final Duration retention;
    private final Schema valueSchema;

    Topic(String topicName, String key, Kind kind, Duration retention, Schema valueSchema) {
        this.topicName = topicName;
        this.key = key;
        this.kind = kind;
        this.retention = retention;
        this.valueSchema = valueSchema;
    }

    /** The name on the broker, for example {@code plumbline.calls}. */
    public String topicName() {
        return topicName;
    }

    /** What the key of a record is, in words. Keys are UTF-8 text. */
    public String key() {
        return key;
    }

    /** How long records are kept at least. */
    public Duration retention() {
        return retention;
    }

    /** The Avro schema of the values that this version writes. */
    public Schema valueSchema() {
        return valueSchema;
    }

    /** The registry subject of the values, by the topic name strategy. */
    public String valueSubject() {
        return topicName + "-value";
    }

    /** True for topics that applications write to. */
    public boolean isIntake() {
        return kind == Kind.INTAKE;
    }

    /** Topic-level broker settings, as key to value. */
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("cleanup.policy", kind == Kind.STATE ? "compact,delete" : "delete");
        settings.put("retention.ms", Long.toString(retention.toMillis()));
        settings.put("message.timestamp.type", kind == Kind.INTAKE ? "LogAppendTime" : "CreateTime");
        settings.put("compression.type", "producer");
        return settings;
    }
}
