package dev.plumbline.deploy.standalone.config;

import dev.plumbline.processors.rollups.Groupings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Configuration of the one-process installation. Immutable and valid.
 *
 * @param dataDir absolute directory for all data, state and logs
 * @param ports where it listens
 * @param gateway who may send to the gateway
 * @param partitions partitions of every topic
 * @param streamThreads threads that process calls
 * @param commitInterval time between commits of the pipeline
 * @param ages how far back intake accepts and remembers
 * @param groupings the series that are kept
 * @param names how many names are told apart
 * @param rulesFile budgets and drift rules, if any
 * @param logLevel least level of the log file
 */
public record ProcessConfig(
        Path dataDir,
        Ports ports,
        GatewaySettings gateway,
        int partitions,
        int streamThreads,
        Duration commitInterval,
        Ages ages,
        Groupings groupings,
        Names names,
        Optional<Path> rulesFile,
        String logLevel) {

    private static final Set<String> LEVELS = new LinkedHashSet<>(List.of("ERROR", "WARN", "INFO", "DEBUG"));

    /**
     * Ports, on 127.0.0.1 unless the gateway's host is another; 0 takes a free one.
     *
     * @param http query API and dashboard
     * @param gateway calls over HTTP
     * @param broker Kafka
     * @param registry schema registry
     */
    public record Ports(int http, int gateway, int broker, int registry) {}

    /**
     * How far back intake accepts and remembers.
     *
     * @param accepted how long before its arrival a call may have started
     * @param dedup how long a retry is known
     * @param join how long a call is known to a score that names only its id; at least {@code dedup}
     */
    public record Ages(Duration accepted, Duration dedup, Duration join) {}

    /**
     * How many names are told apart in a day; what comes beyond is counted under {@code __other__}.
     *
     * @param series series of a grouping
     * @param values values that one tenant has in one dimension
     */
    public record Names(int series, int values) {}

    /**
     * Reads and checks.
     *
     * @param home what {@code ~} stands for
     * @throws ConfigException with every violation
     */
    public static ProcessConfig of(ConfigValues values, Path home) {
        ConfigReader reader = new ConfigReader(values, home);
        ProcessConfig config = new ProcessConfig(
                reader.path(Setting.DATA_DIR),
                ports(reader),
                GatewaySettings.of(reader),
                reader.integer(Setting.TOPIC_PARTITIONS, 1, 1_000),
                reader.integer(Setting.STREAM_THREADS, 1, 256),
                Duration.ofMillis(reader.integer(Setting.COMMIT_INTERVAL, 10, 10_000)),
                ages(reader),
                reader.groupings(Setting.GROUPINGS),
                new Names(
                        reader.integer(Setting.SERIES_LIMIT, 1, 1_000_000),
                        reader.integer(Setting.VALUES_LIMIT, 1, 1_000_000)),
                reader.optionalPath(Setting.RULES_FILE),
                reader.oneOf(Setting.LOG_LEVEL, LEVELS));
        reader.throwIfInvalid();
        return config;
    }

    /** The same with rules from this file. */
    public ProcessConfig withRules(Path file) {
        return new ProcessConfig(
                dataDir,
                ports,
                gateway,
                partitions,
                streamThreads,
                commitInterval,
                ages,
                groupings,
                names,
                Optional.of(file),
                logLevel);
    }

    private static Ages ages(ConfigReader reader) {
        Duration dedup = Duration.ofMinutes(reader.integer(Setting.DEDUP_WINDOW, 1, 7 * 24 * 60));
        Duration join = Duration.ofHours(reader.integer(Setting.SCORE_JOIN, 1, 7 * 24));
        return new Ages(
                Duration.ofHours(reader.integer(Setting.ACCEPTED_AGE, 1, 24 * 400)),
                dedup,
                join.compareTo(dedup) > 0 ? join : dedup);
    }

    private static Ports ports(ConfigReader reader) {
        Ports ports = new Ports(
                reader.port(Setting.HTTP_PORT),
                reader.port(Setting.GATEWAY_PORT),
                reader.port(Setting.BROKER_PORT),
                reader.port(Setting.REGISTRY_PORT));
        Set<Integer> taken = new LinkedHashSet<>();
        refuseTaken(reader, Setting.HTTP_PORT, ports.http(), taken);
        refuseTaken(reader, Setting.GATEWAY_PORT, ports.gateway(), taken);
        refuseTaken(reader, Setting.BROKER_PORT, ports.broker(), taken);
        refuseTaken(reader, Setting.REGISTRY_PORT, ports.registry(), taken);
        return ports;
    }

    private static void refuseTaken(ConfigReader reader, Setting setting, int port, Set<Integer> taken) {
        if (port != 0 && !taken.add(port)) {
            reader.refuse(setting, "port " + port + " is already given to another setting");
        }
    }
}
