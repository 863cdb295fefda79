package dev.plumbline.processors.benchmarks.micro;

import dev.plumbline.processors.benchmarks.contenders.StockAvro;
import dev.plumbline.processors.benchmarks.load.CallGenerator;
import dev.plumbline.processors.benchmarks.load.Registries;
import dev.plumbline.processors.benchmarks.load.Workload;
import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.registry.SchemaRegistry;
import dev.plumbline.schemas.serde.RecordDecoder;
import dev.plumbline.schemas.serde.RecordEncoder;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Bytes to a call and back: Avro's own reader, ours, ours writing. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DecodeBenchmark {
    private static final int CALLS = 4_096;

    private final byte[][] values = new byte[CALLS][];
    private final StockAvro stock = new StockAvro();
    private final SchemaRegistry registry = Registries.same();
    private final RecordDecoder<LlmCall> decoder = RecordDecoder.of(Topic.CALLS, LlmCall.class, registry);
    private final RecordEncoder<LlmCall> encoder = RecordEncoder.of(Topic.CALLS, LlmCall.class, registry);
    private LlmCall reused = new LlmCall();
    private int next;

    /** Makes the calls. */
    @Setup
    public void encode() {
        CallGenerator calls = new CallGenerator(new Workload(CALLS, 10_000, Duration.ofMinutes(1), 1), 0);
        for (int i = 0; i < CALLS; i++) {
            values[i] = encoder.encode(calls.next());
        }
        reused = decoder.decode(values[0], null, null);
    }

    /** Avro's reader with generated coders, reusing its decoder and its record. */
    @Benchmark
    public LlmCall stockAvro() {
        return stock.read(values[next++ & CALLS - 1]);
    }

    /** The pipeline's. */
    @Benchmark
    public LlmCall ours() {
        reused = decoder.decode(values[next++ & CALLS - 1], null, reused);
        return reused;
    }

    /** Writing a call. */
    @Benchmark
    public byte[] encodeOurs() {
        return encoder.encode(reused);
    }
}
