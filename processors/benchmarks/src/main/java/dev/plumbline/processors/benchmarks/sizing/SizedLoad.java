package dev.plumbline.processors.benchmarks.sizing;

import dev.plumbline.processors.benchmarks.load.PacedLoad;
import dev.plumbline.processors.benchmarks.load.Workload;
import dev.plumbline.processors.benchmarks.runs.Bench;
import dev.plumbline.processors.benchmarks.runs.Kind;
import dev.plumbline.processors.benchmarks.runs.RunSettings;
import dev.plumbline.processors.benchmarks.runs.Weighed;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * Calls that the full pipeline is given to weigh its state afterwards.
 *
 * @param name what the tables call it
 * @param workload the calls
 * @param perSecond at which pace they come; 0 for all at once, a backlog
 */
public record SizedLoad(String name, Workload workload, int perSecond) {
    private static final int FEW_SERIES = 1_000;
    private static final int MANY_SERIES = 10_000;
    private static final int PACE = 1_000;
    private static final int LONGEST_PACED_SECONDS = 60;
    private static final int PACED_PART = 8;

    /** Long enough for the days of all calls to have closed. */
    private static final Duration AGE = Duration.ofHours(25);

    /** A backlog with busy windows and one with nearly empty ones, then an even pace with few series and with many. */
    static List<SizedLoad> all(long events, long seed) {
        long paced = Math.max(PACE, Math.min(LONGEST_PACED_SECONDS * (long) PACE, events / PACED_PART));
        return List.of(
                backlog("busy windows", new Workload(events, FEW_SERIES, Duration.ofHours(1), seed)),
                backlog("sparse windows", new Workload(events, MANY_SERIES, Duration.ofHours(5), seed)),
                paced(FEW_SERIES, paced, seed),
                paced(MANY_SERIES, paced, seed));
    }

    private static SizedLoad backlog(String name, Workload workload) {
        return new SizedLoad(name, workload.aged(AGE), 0);
    }

    private static SizedLoad paced(int series, long events, long seed) {
        Workload workload = new Workload(events, series, Duration.ofSeconds(1), seed);
        return new SizedLoad(String.format("%,d calls/s, %,d series", PACE, series), workload, PACE);
    }

    boolean isPaced() {
        return perSecond > 0;
    }

    /** Runs the full pipeline over it, as shipped. */
    Weighed weigh(RunSettings settings) throws Exception {
        if (!isPaced()) {
            try (Bench bench = Bench.open(settings, workload)) {
                return bench.weigh(Kind.F);
            }
        }
        try (Bench bench = Bench.empty(settings, workload);
                PacedLoad load = PacedLoad.start(
                        bench.address(), workload.series(), perSecond, workload.events(), Clock.systemUTC())) {
            return bench.weigh(Kind.F);
        }
    }
}
