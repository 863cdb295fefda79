package dev.plumbline.processors.topologies.rollup;

import static dev.plumbline.processors.topologies.rollup.RollupBench.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.processors.rollups.Aggregate;
import dev.plumbline.processors.rollups.CallFacts;
import dev.plumbline.processors.rollups.Dimension;
import dev.plumbline.processors.rollups.Resolution;
import dev.plumbline.processors.rollups.ScoreKey;
import dev.plumbline.processors.rollups.SeriesKey;
import dev.plumbline.processors.rollups.packets.PacketHeader;
import dev.plumbline.processors.rollups.packets.PacketWriter;
import dev.plumbline.processors.topologies.rollup.windows.WindowProgress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.WindowStore;

/**
 * The same calls in any packets with commits and restarts anywhere: after each commit readers see the bytes of totals that every call was
 * added to, also in stores of a version that did not fold.
 */
class RollupSplitTest {
    private static final Instant MIDNIGHT = NOON.plus(Duration.ofHours(12));
    private static final List<ScoreKey> SCORES = List.of(
            new ScoreKey("correct", ScoreKey.Source.JUDGE),
            new ScoreKey("helpful", ScoreKey.Source.HUMAN),
            new ScoreKey("helpful", ScoreKey.Source.JUDGE));

    private final Map<String, Aggregate> expected = new TreeMap<>();

    private record Entry(SeriesKey series, long minute) {}

    @Property(tries = 150)
    void shouldStoreTheBytesOfDirectTotalsHoweverCallsWereSplit(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 300) int calls,
            @ForAll @IntRange(min = 1, max = 40_000) int windowBytes) {
        expected.clear();
        SplittableRandom random = new SplittableRandom(seed);
        RollupBench bench = bench(windowBytes);
        for (int left = calls; left > 0; ) {
            int size = 1 + random.nextInt(Math.min(left, 60));
            send(packet(random, size), random, bench);
            left -= size;
            if (random.nextInt(3) == 0) {
                bench.commit();
                assertThat(stored(bench)).isEqualTo(hex(expected));
            }
            if (random.nextInt(10) == 0) {
                bench.commit();
                if (random.nextBoolean()) {
                    addAtOnce(bench);
                }
                bench.restarted();
            }
        }
        bench.commit();
        assertThat(stored(bench)).isEqualTo(hex(expected));
    }

    private static RollupBench bench(int windowBytes) {
        Set<Resolution> published = Set.of(Resolution.MINUTE, Resolution.DAY);
        RollupSettings settings = new RollupSettings(
                1, Duration.ofMinutes(2), Duration.ofSeconds(30), RollupSettings.DEFAULT.retention(), published);
        return new RollupBench(settings, windowBytes);
    }

    /** Some calls as the sums that a packet holds of them. */
    private Map<Entry, Aggregate> packet(SplittableRandom random, int calls) {
        Map<Entry, Aggregate> sums = new LinkedHashMap<>();
        for (int i = 0; i < calls; i++) {
            CallFacts call = call(random);
            SeriesKey series = SeriesKey.of(Map.of(Dimension.FEATURE, "f" + random.nextInt(4)));
            long minute = MIDNIGHT.getEpochSecond() / 60 - 3 + random.nextInt(6) + 60 * random.nextInt(3);
            sums.computeIfAbsent(new Entry(series, minute), unused -> new Aggregate())
                    .add(call);
            for (Resolution resolution : Resolution.values()) {
                long start = resolution.windowStart(minute * 60_000_000L) / 1_000;
                expected.computeIfAbsent(place(resolution, series.toBytes(), start), unused -> new Aggregate())
                        .add(call);
            }
        }
        return sums;
    }

    private static CallFacts call(SplittableRandom random) {
        CallFacts call = new CallFacts()
                .outcome(random.nextInt(8))
                .tokens(random.nextInt(8), random.nextInt(5_000))
                .duration(1L << random.nextInt(40))
                .firstToken(random.nextInt(1_000_000));
        if (random.nextBoolean()) {
            call.cost(random.nextLong(1L << 40));
        }
        if (random.nextInt(3) == 0) {
            call.score(SCORES.get(random.nextInt(3)), random.nextInt(1_000_000));
        }
        return random.nextInt(20) == 0 ? call.negated() : call;
    }

    private static void send(Map<Entry, Aggregate> sums, SplittableRandom random, RollupBench bench) {
        long micros = RollupBench.micros(MIDNIGHT) + (random.nextInt(600) + 3_600 * random.nextInt(3)) * 1_000_000L;
        int most = 128 + random.nextInt(4_000);
        PacketWriter writer = new PacketWriter(
                new PacketHeader(0, micros, micros), 0, most, (partition, packet) -> bench.packet(packet));
        sums.forEach((entry, sum) -> writer.add(entry.series(), entry.minute(), sum));
        writer.finish(true);
    }

    private static Map<String, String> hex(Map<String, Aggregate> totals) {
        Map<String, String> hex = new TreeMap<>();
        totals.forEach((place, total) -> hex.put(place, HexFormat.of().formatHex(total.toBytes())));
        return hex;
    }

    /** The totals in the stores, with the parts that are not folded yet. */
    private static Map<String, String> stored(RollupBench bench) {
        Map<String, String> stored = new TreeMap<>();
        bench.windows()
                .visit((series, resolution, start, total) -> stored.put(
                        place(resolution, series.toBytes(), start.toEpochMilli()),
                        HexFormat.of().formatHex(total.toBytes())));
        return stored;
    }

    /** Leaves the stores as a version does that adds what comes to windows of all lengths at once. */
    private static void addAtOnce(RollupBench bench) {
        bench.windows().visit((series, resolution, start, total) -> {
            Bytes key = Bytes.wrap(series.toBytes());
            WindowStore<Bytes, byte[]> store = bench.stores.windows(resolution);
            byte[] before = store.fetch(key, start.toEpochMilli());
            int revision =
                    before == null ? -1 : Math.max(-1, ByteBuffer.wrap(before).getInt());
            byte[] after = ByteBuffer.allocate(Integer.BYTES + total.serializedSize())
                    .putInt(revision)
                    .put(total.toBytes())
                    .array();
            store.put(key, after, start.toEpochMilli());
        });
        bench.stores.progress().delete(WindowProgress.KEY);
    }

    private static String place(Resolution resolution, byte[] series, long startMillis) {
        return resolution + " " + startMillis + " " + HexFormat.of().formatHex(series);
    }
}
