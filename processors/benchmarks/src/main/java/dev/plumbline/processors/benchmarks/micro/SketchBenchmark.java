package dev.plumbline.processors.benchmarks.micro;

import dev.plumbline.processors.sketches.QuantileSketch;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The quantile sketch, holding few values and many. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SketchBenchmark {
    private static final int VALUES = 4_096;

    /** Values that a sketch holds. */
    @Param({"18", "1000000"})
    public int held;

    private final long[] values = new long[VALUES];
    private final ByteBuffer buffer = ByteBuffer.allocate(64 << 10);
    private QuantileSketch sketch = new QuantileSketch();
    private QuantileSketch target = new QuantileSketch();
    private int next;

    /** Fills the sketches. */
    @Setup
    public void fill() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < VALUES; i++) {
            values[i] = 200_000 + (long) (2_000_000 * -Math.log(1 - random.nextDouble()));
        }
        sketch = new QuantileSketch();
        for (int i = 0; i < held; i++) {
            sketch.record(values[i & VALUES - 1]);
        }
        target = sketch.copy();
    }

    /** One value. */
    @Benchmark
    public void update() {
        target.record(values[next++ & VALUES - 1]);
    }

    /** A sketch into one that has seen as much. */
    @Benchmark
    public QuantileSketch merge() {
        target.merge(sketch);
        return target;
    }

    /** To bytes. */
    @Benchmark
    public ByteBuffer serialise() {
        sketch.writeTo(buffer.clear());
        return buffer;
    }

    /** To bytes and back. */
    @Benchmark
    public QuantileSketch roundTrip() {
        sketch.writeTo(buffer.clear());
        return QuantileSketch.readFrom(buffer.flip());
    }
}
