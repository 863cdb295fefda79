package dev.plumbline.processors.benchmarks.runs;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.processors.benchmarks.contenders.Contender;
import dev.plumbline.processors.benchmarks.contenders.Feed;
import dev.plumbline.processors.benchmarks.measure.CompilerThreads;
import dev.plumbline.processors.benchmarks.measure.Measurement;
import dev.plumbline.processors.benchmarks.measure.Progress;
import dev.plumbline.processors.benchmarks.measure.Sample;
import dev.plumbline.processors.benchmarks.measure.Usage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one contender in this process to its end and prints its measurement. */
final class ContenderMain {
    static final String RESULT = "result ";
    static final String FOOTPRINT = "footprint ";
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final double NANOS = 1e9;
    private static final Logger LOG = LoggerFactory.getLogger(ContenderMain.class);

    private ContenderMain() {}

    /** Takes what {@link #arguments} makes. */
    public static void main(String[] args) throws IOException {
        Kind kind = Kind.of(args[0]);
        Feed feed = feed(args);
        int status = 1;
        try {
            Contender contender = kind.start(feed);
            Measurement measured = measure(kind, contender, feed, Duration.parse(args[8]));
            System.out.println(RESULT + new ObjectMapper().writeValueAsString(measured));
            if (Boolean.parseBoolean(args[9])) {
                System.out.println(FOOTPRINT + new ObjectMapper().writeValueAsString(contender.weigh()));
            }
            System.out.flush();
            status = 0;
        } catch (IllegalStateException e) {
            LOG.error("({}) does not come to its end", kind.letter(), e);
        }
        // The figures are taken, or never will be: whoever has threads left that would go on need not be waited for.
        System.exit(status);
    }

    private static Feed feed(String[] args) {
        return new Feed(
                args[1],
                args[2],
                Long.parseLong(args[3]),
                Integer.parseInt(args[4]),
                Duration.parse(args[5]),
                Integer.parseInt(args[6]),
                Path.of(args[7]));
    }

    static List<String> arguments(Kind kind, Feed feed, Duration warmUp, boolean weighed) {
        return List.of(
                kind.letter(),
                feed.address(),
                feed.topic(),
                Long.toString(feed.events()),
                Integer.toString(feed.threads()),
                feed.commit().toString(),
                Integer.toString(feed.series()),
                feed.directory().toString(),
                warmUp.toString(),
                Boolean.toString(weighed));
    }

    private static Measurement measure(Kind kind, Contender contender, Feed feed, Duration warmUp) {
        List<Sample> samples = new ArrayList<>();
        CompilerThreads compilers = new CompilerThreads();
        Progress progress = Progress.of("(" + kind.letter() + ") calls");
        long start = System.nanoTime();
        boolean done = false;
        while (!done) {
            LockSupport.parkNanos(POLL_NANOS);
            long events = Math.min(contender.processed(), feed.events());
            done = events == feed.events() && contender.isDone();
            samples.add(new Sample(
                    (System.nanoTime() - start) / NANOS, events, Usage.cpuSeconds(), compilers.cpuSeconds()));
            progress.at(events, feed.events());
        }
        return new Measurement(
                kind.letter(),
                feed.events(),
                warmUp.toMillis() / 1e3,
                samples,
                contender.traffic(),
                Usage.peakMegabytes(),
                Usage.liveHeapBytes(),
                Usage.load());
    }
}
