package dev.plumbline.deploy.standalone.config;

import dev.plumbline.processors.rollups.Groupings;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Every setting of the process: its key, its default and what it means. */
public enum Setting {
    DATA_DIR("data.dir", "~/.plumbline", "Directory for all data, state and logs; belongs to one process"),
    HTTP_PORT("http.port", "8080", "Port of the query API and dashboard; 0 takes a free one"),
    GATEWAY_PORT("gateway.port", "4318", "Port that takes calls over HTTP; 0 takes a free one"),
    GATEWAY_HOST("gateway.host", "127.0.0.1", "Address the gateway binds to; another needs gateway.keys.file"),
    GATEWAY_KEYS_FILE("gateway.keys.file", "", "SHA-256 of an API key and its tenant a line; no keys if empty"),
    GATEWAY_USER_HASH_KEY("gateway.user.hash.key", "", "Key that hashes ids of users in spans; left out if empty"),
    GATEWAY_BYTES_PER_SECOND("gateway.bytes.per.second", "0", "What one tenant may send a second; 0 for any amount"),
    BROKER_PORT("broker.port", "9092", "Port of the embedded Kafka broker; 0 takes a free one"),
    REGISTRY_PORT("registry.port", "8081", "Port of the embedded schema registry; 0 takes a free one"),
    TOPIC_PARTITIONS("topics.partitions", "4", "Partitions of every topic; fixed for the life of the data"),
    STREAM_THREADS("streams.threads", "2", "Threads that process calls"),
    COMMIT_INTERVAL("streams.commit.interval.ms", "200", "Milliseconds between commits while records are fresh"),
    ACCEPTED_AGE("intake.accepted.age.hours", "168", "Hours before its arrival that a call may have started"),
    DEDUP_WINDOW("intake.dedup.window.minutes", "60", "Minutes for which a second call of the same id is a duplicate"),
    SCORE_JOIN(
            "intake.score.join.hours",
            "24",
            "Hours for which a score that names only its call finds it; never less than the dedup window"),
    GROUPINGS(
            "rollups.groupings",
            Groupings.DEFAULT.toString(),
            "Series that are kept: dimensions separated by commas, groupings by semicolons"),
    SERIES_LIMIT("rollups.series.limit", "20000", "Series of a grouping that a partition tells apart in a day"),
    VALUES_LIMIT(
            "rollups.values.limit",
            "1000",
            "Values of a dimension that one tenant may have in a day; further ones are counted as __other__"),
    RULES_FILE("rules.file", "", "YAML file with budgets and drift rules; none if empty"),
    LOG_LEVEL("log.level", "INFO", "Least level of the log file: ERROR, WARN, INFO or DEBUG");

    private static final String ENVIRONMENT_PREFIX = "PLUMBLINE_";

    private final String key;
    private final String defaultValue;
    private final String meaning;

    Setting(String key, String defaultValue, String meaning) {
        this.key = key;
        this.defaultValue = defaultValue;
        this.meaning = meaning;
    }

    /** Lower-case, dotted name, as in a file. */
    public String key() {
        return key;
    }

    /** The value where nothing is said, as text. */
    public String defaultValue() {
        return defaultValue;
    }

    /** What it does, in a line. */
    public String meaning() {
        return meaning;
    }

    /** Name of the environment variable: the key in upper case, dots as underscores, after {@code PLUMBLINE_}. */
    public String environmentName() {
        return ENVIRONMENT_PREFIX + key.replace('.', '_').toUpperCase(Locale.ROOT);
    }

    /** The setting with this key. */
    static Optional<Setting> ofKey(String key) {
        return Arrays.stream(values())
                .filter(setting -> setting.key.equals(key))
                .findFirst();
    }
}
