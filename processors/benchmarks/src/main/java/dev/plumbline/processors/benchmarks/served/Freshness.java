package dev.plumbline.processors.benchmarks.served;

import dev.plumbline.processors.benchmarks.broker.BrokerProcess;
import dev.plumbline.processors.benchmarks.load.CallGenerator;
import dev.plumbline.processors.benchmarks.load.Workload;
import dev.plumbline.processors.benchmarks.runs.Directories;
import dev.plumbline.processors.benchmarks.runs.Kind;
import dev.plumbline.processors.benchmarks.runs.RunSettings;
import dev.plumbline.schemas.records.LlmCall;
import java.io.PrintStream;
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
    private static final int WARM_UP_SECONDS = 30;
    private static final int ANSWERS = 300;
    private static final int ALERTS = 200;
    private static final long ASK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final String PROBE = "probe";

    private final RunSettings settings;
    private final PrintStream out;
    private final SplittableRandom phase = new SplittableRandom(7);
    private final CallGenerator calls =
            new CallGenerator(new Workload(Long.MAX_VALUE, SERIES, Duration.ofSeconds(1), 2), 0);

    /** A measurement with those directories. */
    public Freshness(RunSettings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    /** Measures, prints and answers the report. */
    public Map<String, Object> run() throws Exception {
        try (BrokerProcess broker =
                        BrokerProcess.start(settings.directory().resolve("broker"), Kind.PARTITIONS, List.of());
                ServedPipeline served = ServedPipeline.start(
                        broker.address(), settings.directory().resolve("state"), SERIES);
                PacedLoad load = PacedLoad.start(broker.address(), SERIES, RATE, Clock.systemUTC());
                AlertWatch alerts = new AlertWatch(broker.address())) {
            warmUp(served);
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
            Directories.delete(settings.directory());
        }
    }

    private static void warmUp(ServedPipeline served) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(WARM_UP_SECONDS);
        while (System.nanoTime() < end || served.calls("feature", PROBE) < 0) {
            LockSupport.parkNanos(20 * ASK_EVERY_NANOS);
        }
    }

    private Latencies answers(ServedPipeline served, PacedLoad load) throws Exception {
        Latencies latencies = new Latencies();
        for (int i = 1; i <= ANSWERS; i++) {
            LlmCall call = calls.next();
            call.setFeature(PROBE);
            long start = send(call, load);
            while (served.calls("feature", PROBE) < i) {
                LockSupport.parkNanos(ASK_EVERY_NANOS);
            }
            latencies.add(System.nanoTime() - start);
        }
        return latencies;
    }

    private Latencies alerts(AlertWatch alerts, PacedLoad load) {
        Latencies latencies = new Latencies();
        for (int i = 0; i < ALERTS; i++) {
            LlmCall call = calls.next();
            call.setFeature(ServedMain.PROBED_FEATURE);
            call.setTenant("probed-" + i + "-tenant");
            long start = send(call, load);
            alerts.await(call.getTenant());
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
