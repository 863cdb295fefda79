package dev.plumbline.processors.topologies.rollup;

import dev.plumbline.processors.rollups.Aggregate;
import dev.plumbline.processors.rollups.Resolution;
import dev.plumbline.processors.topologies.rollup.windows.WindowProgress;
import dev.plumbline.processors.topologies.rollup.windows.WindowTotal;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;

/** The stores of the second phase. All are logged, none is cached: the heap in front of them is the cache. */
public final class RollupStores {
    /** Series of this partition: series bytes to the last day of append time, from the epoch, on which something came. */
    public static final String SERIES = "series";

    /** How far event time has come: intake partition to watermark and append time, -1 to the combined watermark, -2 to {@link WindowProgress}. */
    public static final String PROGRESS = "progress";

    private RollupStores() {}

    /** Name of the store with windows of one length, for example {@code rollups-minute}: series bytes to total. */
    public static String windows(Resolution resolution) {
        return "rollups-" + resolution.name().toLowerCase(Locale.ROOT);
    }

    /** The total in a value of a window store; of an hour or a day that is open, without the parts that are not folded yet. */
    public static Aggregate totalOf(byte[] value) {
        return WindowTotal.aggregateOf(value);
    }

    /** Key of {@link #PROGRESS} under which the combined watermark and the newest append time stand. */
    public static int combinedProgress() {
        return Watermarks.COMBINED;
    }

    static Set<StoreBuilder<?>> builders(RollupSettings settings) {
        Set<StoreBuilder<?>> builders = new LinkedHashSet<>();
        for (Resolution resolution : Resolution.values()) {
            builders.add(windowStore(resolution, Duration.ofMillis(settings.retentionMicros(resolution) / 1_000)));
        }
        builders.add(keyValue(SERIES));
        builders.add(Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(PROGRESS), Serdes.Integer(), Serdes.ByteArray())
                .withCachingDisabled());
        return builders;
    }

    private static StoreBuilder<?> windowStore(Resolution resolution, Duration retention) {
        return Stores.windowStoreBuilder(
                        Stores.persistentWindowStore(
                                windows(resolution), retention, Duration.ofSeconds(resolution.seconds()), false),
                        Serdes.Bytes(),
                        Serdes.ByteArray())
                .withCachingDisabled();
    }

    private static StoreBuilder<?> keyValue(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
                .withCachingDisabled();
    }

    /** The stores as a task has them open. */
    record Opened(
            Map<Resolution, WindowStore<Bytes, byte[]>> windows,
            KeyValueStore<Bytes, byte[]> series,
            KeyValueStore<Integer, byte[]> progress) {

        WindowStore<Bytes, byte[]> windows(Resolution resolution) {
            WindowStore<Bytes, byte[]> store = windows.get(resolution);
            if (store == null) {
                throw new IllegalStateException("no store for " + resolution);
            }
            return store;
        }

        static Opened from(ProcessingContext context) {
            Map<Resolution, WindowStore<Bytes, byte[]>> windows = new EnumMap<>(Resolution.class);
            for (Resolution resolution : Resolution.values()) {
                windows.put(resolution, context.getStateStore(RollupStores.windows(resolution)));
            }
            return new Opened(windows, context.getStateStore(SERIES), context.getStateStore(PROGRESS));
        }
    }
}
