package dev.plumbline.processors.benchmarks.runs;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How contenders run.
 *
 * @param directory for brokers and state; what is made there is deleted at the end
 * @param threads of each contender
 * @param commit time between commits or checkpoints of all but the full pipeline
 * @param shippedCommit time between commits of the full pipeline
 * @param slowEvents calls for contenders that are too slow for all
 * @param warmUp how long a contender warms up, at least
 * @param heap largest heap of a contender, as for {@code -Xmx}
 * @param jvmOptions further options of its process; the collector made for throughput if they name none
 */
public record RunSettings(
        Path directory,
        int threads,
        Duration commit,
        Duration shippedCommit,
        long slowEvents,
        Duration warmUp,
        String heap,
        List<String> jvmOptions) {
    /** Two threads, commits and checkpoints every 5 s, which is what the full pipeline does in a backlog, a minute of warm-up, 1 GB of heap. */
    public static RunSettings in(Path directory) {
        return new RunSettings(
                directory,
                2,
                Duration.ofSeconds(5),
                Duration.ofMillis(200),
                400_000,
                Duration.ofSeconds(60),
                "1g",
                List.of());
    }

    /** Copies the options. */
    public RunSettings {
        jvmOptions = List.copyOf(jvmOptions);
    }
}
