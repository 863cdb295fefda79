package dev.plumbline.processors.benchmarks.micro;

import dev.plumbline.processors.dedup.BlockStore;
import dev.plumbline.processors.dedup.CallIndex;
import dev.plumbline.processors.dedup.CallIndexConfig;
import dev.plumbline.processors.dedup.Salt;
import dev.plumbline.processors.pricing.PriceBook;
import dev.plumbline.processors.pricing.PricingRequest;
import dev.plumbline.processors.pricing.PricingResult;
import dev.plumbline.processors.pricing.TokenUsage;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Price and dedup of one call. Dedup sees new ids at 10,000 a second of its own time, so the index has its full size. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class IntakeBenchmark {
    private static final long MICROS_A_CALL = 100;

    private final PriceBook prices = PriceBook.bundled();
    private final CallIndex index = CallIndex.open(CallIndexConfig.withDefaults(new Salt(1, 2)), new HeapBlocks());
    private final SplittableRandom random = new SplittableRandom(1);
    private final TokenUsage usage = new TokenUsage(1_000, 200, 0, 0, 300, 0, 0, 0);
    private long now;

    /** The price of a call to a known model. */
    @Benchmark
    public PricingResult price() {
        return prices.price(
                new PricingRequest("openai", "gpt-4o-mini", "gpt-4o-mini", "", 1_763_000_000_000_000L, usage));
    }

    /** A call that was not seen before; making its id is in the figure, see {@link #id}. */
    @Benchmark
    public long dedup() {
        now += MICROS_A_CALL;
        return index.addIfAbsent("tenant-1", id(), 1, now);
    }

    /** The id alone. */
    @Benchmark
    public String id() {
        return HexFormat.of().toHexDigits(random.nextLong()) + HexFormat.of().toHexDigits(random.nextLong());
    }

    private static final class HeapBlocks implements BlockStore {
        private final Map<Integer, byte[]> blocks = new HashMap<>();

        @Override
        public byte @Nullable [] get(int number) {
            return blocks.get(number);
        }

        @Override
        public void put(int number, byte[] block) {
            blocks.put(number, block.clone());
        }

        @Override
        public void delete(int number) {
            blocks.remove(number);
        }

        @Override
        public void forEach(Visitor visitor) {
            blocks.forEach(visitor::visit);
        }
    }
}
