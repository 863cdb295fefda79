package dev.plumbline.processors.benchmarks.micro;

import dev.plumbline.processors.drift.MeanDriftConfig;
import dev.plumbline.processors.drift.MeanDriftDetector;
import dev.plumbline.processors.drift.scores.ScoreBatch;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The drift detector on a series without drift: a minute of twenty scores. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DetectorBenchmark {
    private static final int BATCHES = 1_024;
    private static final int SCORES = 20;

    private final ScoreBatch[] batches = new ScoreBatch[BATCHES];
    private MeanDriftDetector detector = new MeanDriftDetector(MeanDriftConfig.DEFAULT);
    private long minute;

    /** Makes the scores. */
    @Setup
    public void draw() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < BATCHES; i++) {
            long[] scores = new long[SCORES];
            for (int j = 0; j < SCORES; j++) {
                scores[j] = 700_000 + random.nextInt(300_000);
            }
            batches[i] = ScoreBatch.of(scores);
        }
        detector = new MeanDriftDetector(MeanDriftConfig.DEFAULT);
        minute = 0;
    }

    /** One minute. */
    @Benchmark
    public Object update() {
        return detector.onMinute(minute, batches[(int) minute++ & BATCHES - 1]);
    }

    /** The state as it is stored. */
    @Benchmark
    public byte[] serialise() {
        return detector.toBytes();
    }
}
