package dev.plumbline.processors.benchmarks.served;

import dev.plumbline.processors.benchmarks.broker.BrokerProcess;
import dev.plumbline.processors.benchmarks.load.Loader;
import dev.plumbline.processors.benchmarks.load.Workload;
import dev.plumbline.processors.benchmarks.runs.Directories;
import dev.plumbline.processors.benchmarks.runs.Kind;
import dev.plumbline.processors.benchmarks.runs.RunSettings;
import dev.plumbline.schemas.Topic;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Kills a served pipeline that holds a million windows, starts it again on an empty disk, and waits for its first full answer. */
public final class Restore {
    /** Nearly every call falls into windows of its own: six series and a minute. */
    private static final Workload WORKLOAD = new Workload(1_000_000, 10_000, Duration.ofHours(5), 3);

    private static final long ASK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final RunSettings settings;
    private final PrintStream out;

    /** A measurement with those directories. */
    public Restore(RunSettings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    /** Measures, prints and answers the report. */
    public Map<String, Object> run() throws Exception {
        Path state = settings.directory().resolve("state");
        try (BrokerProcess broker =
                BrokerProcess.start(settings.directory().resolve("broker"), Kind.PARTITIONS, List.of())) {
            Loader.fill(broker.address(), WORKLOAD, Topic.CHANGES.topicName(), 0, Clock.systemUTC());
            try (ServedPipeline first = ServedPipeline.start(broker.address(), state, WORKLOAD.series())) {
                await(first);
                first.kill();
            }
            Directories.delete(state);
            long killed = System.nanoTime();
            try (ServedPipeline second = ServedPipeline.start(broker.address(), state, WORKLOAD.series())) {
                await(second);
                double seconds = (System.nanoTime() - killed) / 1e9;
                out.printf("answering again %.1f s after the crash%n", seconds);
                Map<String, Object> report = new LinkedHashMap<>();
                report.put("secondsToFullAnswer", seconds);
                return report;
            }
        } finally {
            Directories.delete(settings.directory());
        }
    }

    private static void await(ServedPipeline served) throws Exception {
        while (served.calls() < WORKLOAD.events()) {
            LockSupport.parkNanos(ASK_EVERY_NANOS);
        }
    }
}
