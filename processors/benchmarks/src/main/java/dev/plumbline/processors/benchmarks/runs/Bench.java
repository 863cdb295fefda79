package dev.plumbline.processors.benchmarks.runs;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.processors.benchmarks.broker.BrokerProcess;
import dev.plumbline.processors.benchmarks.contenders.Feed;
import dev.plumbline.processors.benchmarks.load.Loader;
import dev.plumbline.processors.benchmarks.load.Workload;
import dev.plumbline.processors.benchmarks.measure.Jvm;
import dev.plumbline.processors.benchmarks.measure.Measurement;
import dev.plumbline.schemas.Topic;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
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
        Path directory = settings.directory().resolve("broker-" + workload.series() + "-" + workload.events());
        Directories.delete(directory); // of a run that was ended
        BrokerProcess broker = BrokerProcess.start(directory, Kind.PARTITIONS, List.of(HEAD));
        double bytes = Loader.fill(broker.address(), workload, HEAD, headEvents(settings, workload), Clock.systemUTC());
        return new Bench(settings, workload, broker, bytes);
    }

    private static long headEvents(RunSettings settings, Workload workload) {
        return Math.min(settings.slowEvents(), workload.events());
    }

    /** Mean bytes of a value on the topic. */
    public double valueBytes() {
        return valueBytes;
    }

    /** Runs a contender from its start to its end. */
    public Measurement run(Kind kind) throws IOException {
        Feed feed = new Feed(
                broker.address(),
                kind.isSlow() ? HEAD : Topic.CALLS.topicName(),
                kind.isSlow() ? headEvents(settings, workload) : workload.events(),
                settings.threads(),
                kind == Kind.F ? settings.shippedCommit() : settings.commit(),
                workload.series(),
                settings.directory().resolve("run-" + workload.series() + "-" + kind.letter() + ++runs));
        List<String> options = new ArrayList<>(List.of("-Xmx" + settings.heap()));
        options.addAll(settings.jvmOptions());
        try (Jvm jvm =
                Jvm.start(ContenderMain.class, options, ContenderMain.arguments(kind, feed, settings.warmUp()))) {
            String result = jvm.line(ContenderMain.RESULT);
            return new ObjectMapper().readValue(result, Measurement.class);
        } finally {
            Directories.delete(feed.directory());
            broker.forgetInternalTopics();
        }
    }

    @Override
    public void close() {
        broker.close();
        Directories.delete(settings.directory().resolve("broker-" + workload.series() + "-" + workload.events()));
    }
}
