package dev.plumbline.processors.benchmarks.runs;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.processors.benchmarks.contenders.Contender;
import dev.plumbline.processors.benchmarks.contenders.Feed;
import dev.plumbline.processors.benchmarks.measure.Measurement;
import dev.plumbline.processors.benchmarks.measure.Sample;
import dev.plumbline.processors.benchmarks.measure.Usage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Runs one contender in this process to its end and prints its measurement. */
final class ContenderMain {
    static final String RESULT = "result ";
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final double NANOS = 1e9;

    private ContenderMain() {}

    /** Takes what {@link #arguments} makes. */
    public static void main(String[] args) throws IOException {
        Kind kind = Kind.of(args[0]);
        Feed feed = new Feed(
                args[1],
                args[2],
                Long.parseLong(args[3]),
                Integer.parseInt(args[4]),
                Duration.parse(args[5]),
                Integer.parseInt(args[6]),
                Path.of(args[7]));
        Measurement measured = measure(kind, feed);
        System.out.println(RESULT + new ObjectMapper().writeValueAsString(measured));
        System.out.flush();
        // The figures are taken: whoever has threads left that would go on need not be waited for.
        System.exit(0);
    }

    static List<String> arguments(Kind kind, Feed feed) {
        return List.of(
                kind.letter(),
                feed.address(),
                feed.topic(),
                Long.toString(feed.events()),
                Integer.toString(feed.threads()),
                feed.commit().toString(),
                Integer.toString(feed.series()),
                feed.directory().toString());
    }

    private static Measurement measure(Kind kind, Feed feed) {
        List<Sample> samples = new ArrayList<>();
        long start = System.nanoTime();
        Contender contender = kind.start(feed);
        boolean done = false;
        while (!done) {
            LockSupport.parkNanos(POLL_NANOS);
            long events = Math.min(contender.processed(), feed.events());
            done = events == feed.events() && contender.isDone();
            samples.add(new Sample((System.nanoTime() - start) / NANOS, events, Usage.cpuSeconds()));
        }
        Map<String, Double> traffic = contender.traffic();
        return new Measurement(
                kind.letter(),
                feed.events(),
                samples,
                traffic.getOrDefault(Contender.REPARTITION, 0.0),
                traffic.getOrDefault(Contender.CHANGELOG, 0.0),
                Usage.peakMegabytes(),
                Usage.load());
    }
}
