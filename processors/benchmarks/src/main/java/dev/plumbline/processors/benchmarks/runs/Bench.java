package dev.plumbline.processors.benchmarks.runs;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.processors.benchmarks.broker.BrokerProcess;
import dev.plumbline.processors.benchmarks.contenders.Feed;
import dev.plumbline.processors.benchmarks.load.Loader;
import dev.plumbline.processors.benchmarks.load.Workload;
import dev.plumbline.processors.benchmarks.measure.Footprint;
import dev.plumbline.processors.benchmarks.measure.Jvm;
import dev.plumbline.processors.benchmarks.measure.Measurement;
import dev.plumbline.schemas.Topic;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** One broker with one generated topic, on which contenders run one after the other. */
public final class Bench implements AutoCloseable {
    private static final String HEAD = "benchmark.head";

    private final RunSettings settings;
    private final Workload workload;
    private final BrokerProcess broker;
    private final double valueBytes;
    private int runs;

    private Bench(RunSettings settings, Workload workload, BrokerProcess broker, double valueBytes) {
        this.settings = settings;
        this.workload = workload;
        this.broker = broker;
        this.valueBytes = valueBytes;
    }

    /** Starts the broker and fills the topic. */
    public static Bench open(RunSettings settings, Workload workload)
            throws IOException, InterruptedException, ExecutionException {
        BrokerProcess broker = start(settings, workload);
        double bytes = Loader.fill(broker.address(), workload, HEAD, headEvents(settings, workload), Clock.systemUTC());
        return new Bench(settings, workload, broker, bytes);
    }

    /** Starts the broker; somebody else fills the topic, with as many calls as the workload has. */
    public static Bench empty(RunSettings settings, Workload workload)
            throws IOException, InterruptedException, ExecutionException {
        return new Bench(settings, workload, start(settings, workload), 0);
    }

    private static BrokerProcess start(RunSettings settings, Workload workload)
            throws IOException, InterruptedException, ExecutionException {
        Path directory = directory(settings, workload);
        Directories.delete(directory); // of a run that was ended
        return BrokerProcess.start(directory, Kind.PARTITIONS, List.of(HEAD));
    }

    private static Path directory(RunSettings settings, Workload workload) {
        return settings.directory().resolve("broker-" + workload.series() + "-" + workload.events());
    }

    private static long headEvents(RunSettings settings, Workload workload) {
        return Math.min(settings.slowEvents(), workload.events());
    }

    /** Mean bytes of a value on the topic. */
    public double valueBytes() {
        return valueBytes;
    }

    /** Address of the broker. */
    public String address() {
        return broker.address();
    }

    /** Runs a contender from its start to its end. */
    public Measurement run(Kind kind) throws IOException {
        return run(kind, false).measurement();
    }

    /** Runs one of ours and weighs its state when it has done everything. */
    public Weighed weigh(Kind kind) throws IOException {
        return run(kind, true);
    }

    private Weighed run(Kind kind, boolean weighed) throws IOException {
        Feed feed = feed(kind);
        List<String> options = new ArrayList<>(List.of("-Xmx" + settings.heap()));
        options.addAll(settings.jvmOptions());
        if (options.stream().noneMatch(option -> option.endsWith("GC"))) {
            options.add("-XX:+UseParallelGC");
        }
        List<String> arguments = ContenderMain.arguments(kind, feed, settings.warmUp(), weighed);
        try (Jvm jvm = Jvm.start(ContenderMain.class, options, arguments)) {
            ObjectMapper json = new ObjectMapper();
            Measurement measured = json.readValue(jvm.line(ContenderMain.RESULT), Measurement.class);
            return new Weighed(
                    measured,
                    weighed
                            ? json.readValue(jvm.line(ContenderMain.FOOTPRINT), Footprint.class)
                            : new Footprint(Map.of(), 0, 0));
        } finally {
            Directories.delete(feed.directory());
            broker.forgetInternalTopics();
        }
    }

    private Feed feed(Kind kind) {
        return new Feed(
                broker.address(),
                kind.isSlow() ? HEAD : Topic.CALLS.topicName(),
                kind.isSlow() ? headEvents(settings, workload) : workload.events(),
                settings.threads(),
                kind == Kind.F ? settings.shippedCommit() : settings.commit(),
                workload.series(),
                settings.directory().resolve("run-" + workload.series() + "-" + kind.letter() + ++runs));
    }

    @Override
    public void close() {
        broker.close();
        Directories.delete(directory(settings, workload));
    }
}
