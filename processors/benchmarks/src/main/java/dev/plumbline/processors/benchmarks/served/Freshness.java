package dev.plumbline.processors.benchmarks.served;

import dev.plumbline.processors.benchmarks.broker.BrokerProcess;
import dev.plumbline.processors.benchmarks.load.CallGenerator;
import dev.plumbline.processors.benchmarks.load.PacedLoad;
import dev.plumbline.processors.benchmarks.load.Workload;
import dev.plumbline.processors.benchmarks.measure.Progress;
import dev.plumbline.processors.benchmarks.runs.Directories;
import dev.plumbline.processors.benchmarks.runs.Kind;
import dev.plumbline.processors.benchmarks.runs.RunSettings;
import dev.plumbline.schemas.records.LlmCall;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * How long a call takes from being sent to being in an answer over HTTP, and to the alert that it fires being on the topic, while 5,000
 * calls a second come in. The client's own batching is part of it; so is the probe's asking every few milliseconds.
 */
public final class Freshness {
    private static final int RATE = 5_000;
    private static final int SERIES = 1_000;
    private static final long ASK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final String PROBE = "probe";

    private final RunSettings settings;
    private final Path directory;
    private final int probes;
    private final PrintStream out;
    private final SplittableRandom phase = new SplittableRandom(7);
    private final CallGenerator calls =
            new CallGenerator(new Workload(Long.MAX_VALUE, SERIES, Duration.ofSeconds(1), 2), 0);

    /** A measurement below that directory, by so many calls of each kind. */
    public Freshness(RunSettings settings, int probes, PrintStream out) {
        this.settings = settings;
        this.directory = settings.directory().resolve("freshness");
        this.probes = probes;
        this.out = out;
    }

    /** Measures, prints and answers the report. */
    public Map<String, Object> run() throws Exception {
        Directories.delete(directory); // of a run that was ended
        try (BrokerProcess broker = BrokerProcess.start(directory.resolve("broker"), Kind.PARTITIONS, List.of());
                ServedPipeline served = ServedPipeline.start(broker.address(), directory.resolve("state"), SERIES);
                PacedLoad load = PacedLoad.start(broker.address(), SERIES, RATE, Clock.systemUTC());
                AlertWatch alerts = new AlertWatch(broker.address())) {
            warmUp(served, load);
            Latencies answers = answers(served, load);
            Latencies fired = alerts(alerts, load);
            out.printf("event to HTTP answer, ms: %s%n", answers.report());
            out.printf("event to alert on the topic, ms: %s%n", fired.report());
            Map<String, Object> report = new LinkedHashMap<>();
            report.put("callsPerSecond", RATE);
            report.put("eventToAnswer", answers.report());
            report.put("eventToAlert", fired.report());
            return report;
        } finally {
            Directories.delete(directory);
        }
    }

    private void warmUp(ServedPipeline served, PacedLoad load) throws Exception {
        long end = System.nanoTime() + settings.warmUp().toNanos();
        Progress progress = Progress.of("warming up, calls");
        Progress answering = Progress.of("warming up, the probed feature");
        while (System.nanoTime() < end || answered(served, answering, 0, 1) < 0) {
            progress.at(load.sent(), RATE * settings.warmUp().toSeconds());
            LockSupport.parkNanos(20 * ASK_EVERY_NANOS);
        }
    }

    private static long answered(ServedPipeline served, Progress progress, long done, long all) throws Exception {
        progress.at(done, all);
        return served.calls("feature", PROBE);
    }

    private Latencies answers(ServedPipeline served, PacedLoad load) throws Exception {
        Latencies latencies = new Latencies();
        Progress progress = Progress.of("calls in an answer");
        for (int i = 1; i <= probes; i++) {
            LlmCall call = calls.next();
            call.setFeature(PROBE);
            long start = send(call, load);
            while (answered(served, progress, i - 1, probes) < i) {
                LockSupport.parkNanos(ASK_EVERY_NANOS);
            }
            latencies.add(System.nanoTime() - start);
        }
        return latencies;
    }

    private Latencies alerts(AlertWatch alerts, PacedLoad load) {
        Latencies latencies = new Latencies();
        Progress progress = Progress.of("alerts on the topic");
        for (int i = 0; i < probes; i++) {
            int done = i;
            LlmCall call = calls.next();
            call.setFeature(ServedMain.PROBED_FEATURE);
            call.setTenant("probed-" + i + "-tenant");
            long start = send(call, load);
            alerts.await(call.getTenant(), () -> progress.at(done, probes));
            latencies.add(System.nanoTime() - start);
        }
        return latencies;
    }

    /** At a random moment of a commit interval, or probes would all fall right behind a commit. */
    private long send(LlmCall call, PacedLoad load) {
        LockSupport.parkNanos(phase.nextLong(settings.shippedCommit().toNanos()));
        long start = System.nanoTime();
        load.send(call);
        return start;
    }
}
