package dev.plumbline.processors.benchmarks.micro;

import dev.plumbline.processors.rollups.Aggregate;
import dev.plumbline.processors.rollups.AggregateBytes;
import dev.plumbline.processors.rollups.CallFacts;
import dev.plumbline.processors.rollups.CellTotals;
import dev.plumbline.processors.rollups.ScoreKey;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * What comes for a series in a commit, five calls in each of four packets, on its way into the hour of that series, which has 20,000
 * calls: from bytes and to bytes, and by way of objects.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class MergeBenchmark {
    private static final int PARTS = 4;
    private static final ScoreKey SCORE = new ScoreKey("helpfulness", ScoreKey.Source.HEURISTIC);

    private final SplittableRandom random = new SplittableRandom(1);
    private final AggregateBytes scratch = new AggregateBytes();
    private final byte[][] parts = new byte[PARTS][];
    private final CellTotals cell = new CellTotals();
    private final Aggregate sum = new Aggregate();
    private final Aggregate hour = of(20_000);
    private final byte[] stored = hour.toBytes();

    /** Makes the parts and their sum. */
    public MergeBenchmark() {
        for (int i = 0; i < PARTS; i++) {
            Aggregate part = of(5);
            parts[i] = part.toBytes();
            sum.merge(part);
        }
    }

    private Aggregate of(int calls) {
        Aggregate total = new Aggregate();
        CallFacts call = new CallFacts();
        for (int i = 0; i < calls; i++) {
            call.reset()
                    .outcome(1)
                    .tokens(0, 200 + random.nextInt(3_000))
                    .tokens(4, 20 + random.nextInt(800))
                    .cost(1_000_000 + random.nextInt(10_000_000))
                    .duration(200_000L + (long) (2_000_000 * -Math.log(1 - random.nextDouble())))
                    .firstToken(100_000L + random.nextInt(400_000));
            if (random.nextInt(5) == 0) {
                call.score(SCORE, 700_000 + random.nextInt(300_000));
            }
            total.add(call);
        }
        return total;
    }

    /** The sum of the parts, straight from their bytes and into memory that is used again. */
    @Benchmark
    public Aggregate sumFromBytes() {
        cell.clear();
        for (byte[] part : parts) {
            cell.aggregate().mergeFrom(ByteBuffer.wrap(part));
        }
        return cell.aggregate();
    }

    /** The sum of the parts, each made first. */
    @Benchmark
    public Aggregate sumOfObjects() {
        Aggregate total = new Aggregate();
        for (byte[] part : parts) {
            total.merge(Aggregate.fromBytes(part));
        }
        return total;
    }

    /** The hour as it is stored next, from its bytes and the sum. */
    @Benchmark
    public ByteBuffer addToBytes() {
        return scratch.sum(ByteBuffer.wrap(stored), sum);
    }

    /** The hour as it is stored next, if it is not on the heap: read, added to and written. */
    @Benchmark
    public ByteBuffer addToDecoded() {
        Aggregate read = Aggregate.fromBytes(stored);
        read.merge(sum);
        return scratch.of(read);
    }

    /** The hour as it is stored next, if it is an object: added to and written. */
    @Benchmark
    public ByteBuffer addToObject() {
        hour.merge(sum);
        return scratch.of(hour);
    }
}
