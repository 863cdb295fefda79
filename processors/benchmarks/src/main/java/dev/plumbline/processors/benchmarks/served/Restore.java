package dev.plumbline.processors.benchmarks.served;

import dev.plumbline.processors.benchmarks.broker.BrokerProcess;
import dev.plumbline.processors.benchmarks.load.Loader;
import dev.plumbline.processors.benchmarks.load.Workload;
import dev.plumbline.processors.benchmarks.measure.Progress;
import dev.plumbline.processors.benchmarks.runs.Directories;
import dev.plumbline.processors.benchmarks.runs.Kind;
import dev.plumbline.processors.benchmarks.runs.RunSettings;
import dev.plumbline.schemas.Topic;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Kills a served pipeline that holds many windows, starts it again, and waits for its first full answer: on the disk that it left,
 * and on an empty one, as on another machine. What was in a transaction when it was killed is read only when that has ended: at once
 * where the disk says who it was, else after {@code transaction.timeout.ms}. With five
 * hours for a million calls of 10,000 series nearly every call falls into windows of its own.
 */
public final class Restore {
    /** Names the windows there were in the report. */
    public static final String WINDOWS = "windows";

    /** Names the seconds until they were answered from again. */
    public static final String SECONDS = "secondsToFullAnswer";

    private static final long ASK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Path directory;
    private final Workload workload;
    private final PrintStream out;

    /** A measurement below that directory. */
    public Restore(RunSettings settings, Workload workload, PrintStream out) {
        this.directory = settings.directory().resolve("restore");
        this.workload = workload;
        this.out = out;
    }

    /** Measures, prints and answers the report. */
    public Map<String, Object> run() throws Exception {
        Path state = directory.resolve("state");
        Directories.delete(directory); // of a run that was ended
        try (BrokerProcess broker = BrokerProcess.start(directory.resolve("broker"), Kind.PARTITIONS, List.of())) {
            Instant now = Instant.now();
            Loader.fill(broker.address(), workload, Topic.CHANGES.topicName(), 0, InstantSource.fixed(now));
            long windows = WindowCount.of(workload, ChronoUnit.MICROS.between(Instant.EPOCH, now));
            try (ServedPipeline first = ServedPipeline.start(broker.address(), state, workload.series())) {
                await("calls before the crash", first);
                first.kill();
            }
            double onItsDisk = secondsToAnswer("calls after the crash", broker, state);
            Directories.delete(state);
            return report(windows, onItsDisk, secondsToAnswer("calls on an empty disk", broker, state));
        } finally {
            Directories.delete(directory);
        }
    }

    private double secondsToAnswer(String what, BrokerProcess broker, Path state) throws Exception {
        long killed = System.nanoTime();
        try (ServedPipeline again = ServedPipeline.start(broker.address(), state, workload.series())) {
            await(what, again);
            double seconds = (System.nanoTime() - killed) / 1e9;
            again.kill();
            return seconds;
        }
    }

    private Map<String, Object> report(long windows, double onItsDisk, double seconds) {
        out.printf(
                "%,d windows; answering again %.1f s after the crash, %.1f s on an empty disk%n",
                windows, onItsDisk, seconds);
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("workload", workload.toString());
        report.put(WINDOWS, windows);
        report.put("secondsOnItsDisk", onItsDisk);
        report.put(SECONDS, seconds);
        return report;
    }

    private void await(String what, ServedPipeline served) throws Exception {
        Progress progress = Progress.of(what);
        long calls = served.calls();
        while (calls < workload.events()) {
            progress.at(calls, workload.events());
            LockSupport.parkNanos(ASK_EVERY_NANOS);
            calls = served.calls();
        }
    }
}
