package dev.plumbline.processors.benchmarks.micro;

import dev.plumbline.processors.drift.DistributionDriftDetector;
import dev.plumbline.processors.drift.ExceedanceDriftDetector;
import dev.plumbline.processors.drift.MeanDriftConfig;
import dev.plumbline.processors.drift.MeanDriftDetector;
import dev.plumbline.processors.drift.MixDriftDetector;
import dev.plumbline.processors.drift.RateDriftDetector;
import dev.plumbline.processors.drift.scores.ScoreBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The drift detectors once they are armed, on series without drift: minutes of twenty values, time a value. A level that
 * wanders is judged by a scan every ten minutes and has a figure of its own.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DetectorBenchmark {
    private static final int MINUTES = 8_192;
    private static final int VALUES = 20;
    private static final int ARMED = 22 * 1_440;
    private static final int HOUR = 60;
    private static final double[] CUTS = {.5, .75, .9, .95, .99};

    /** Whether the level wanders. */
    @Param({"false", "true"})
    public boolean wanders;

    private final ScoreBatch[] batches = new ScoreBatch[MINUTES];
    private final long[] events = new long[MINUTES];
    private final long[][] above = new long[MINUTES][CUTS.length];
    private final List<Map<String, Long>> shares = new ArrayList<>();

    private final MeanDriftDetector mean = new MeanDriftDetector(MeanDriftConfig.DEFAULT);
    private final DistributionDriftDetector distribution = new DistributionDriftDetector(MeanDriftConfig.DEFAULT);
    private final RateDriftDetector rate = new RateDriftDetector(RateDriftDetector.DEFAULT);
    private final ExceedanceDriftDetector exceedance = new ExceedanceDriftDetector(ExceedanceDriftDetector.DEFAULT);
    private final MixDriftDetector mix = new MixDriftDetector(MixDriftDetector.DEFAULT);
    private long minute;

    /** Makes the values, and arms the detectors. */
    @Setup
    public void arm() {
        SplittableRandom random = new SplittableRandom(1);
        double level = 0;
        for (int i = 0; i < MINUTES; i++) {
            level = i % HOUR == 0 ? .7 * level + (wanders ? .02 * random.nextGaussian() : 0) : level;
            makeMinute(i, level, random);
        }
        for (minute = 0; minute < ARMED; ) {
            int at = at();
            mean.onMinute(minute, batches[at]);
            distribution.onMinute(minute, batches[at]);
            rate.onMinute(minute, events[at], VALUES);
            exceedance.onMinute(minute, above[at], VALUES);
            mix.onMinute(minute++, shares.get(at));
        }
    }

    private void makeMinute(int number, double level, SplittableRandom random) {
        ScoreBatch.Builder batch = ScoreBatch.builder();
        TreeMap<String, Long> share = new TreeMap<>();
        for (int i = 0; i < VALUES; i++) {
            double value = Math.min(1, Math.max(0, random.nextDouble() + level));
            batch.score(Math.rint(value * 100) / 100);
            events[number] += value > .95 ? 1 : 0;
            for (int cut = 0; cut < CUTS.length; cut++) {
                above[number][cut] += value > CUTS[cut] ? 1 : 0;
            }
            share.merge("model-" + (int) (value * 7.99), 1L, Long::sum);
        }
        batches[number] = batch.build();
        shares.add(share);
    }

    private int at() {
        return (int) minute & MINUTES - 1;
    }

    /** The mean of a score. */
    @Benchmark
    @OperationsPerInvocation(VALUES)
    public Object mean() {
        return mean.onMinute(minute, batches[(int) minute++ & MINUTES - 1]);
    }

    /** Its distribution. */
    @Benchmark
    @OperationsPerInvocation(VALUES)
    public Object distribution() {
        return distribution.onMinute(minute, batches[(int) minute++ & MINUTES - 1]);
    }

    /** A rate. */
    @Benchmark
    @OperationsPerInvocation(VALUES)
    public Object rate() {
        return rate.onMinute(minute, events[(int) minute++ & MINUTES - 1], VALUES);
    }

    /** A latency. */
    @Benchmark
    @OperationsPerInvocation(VALUES)
    public Object exceedance() {
        return exceedance.onMinute(minute, above[(int) minute++ & MINUTES - 1], VALUES);
    }

    /** Shares of eight elements. */
    @Benchmark
    @OperationsPerInvocation(VALUES)
    public Object mix() {
        return mix.onMinute(minute, shares.get((int) minute++ & MINUTES - 1));
    }

    /** The state of a mean as it is stored. */
    @Benchmark
    public byte[] serialise() {
        return mean.toBytes();
    }
}
