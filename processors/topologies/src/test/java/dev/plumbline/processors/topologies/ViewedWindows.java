package dev.plumbline.processors.topologies;

import dev.plumbline.processors.rollups.Aggregate;
import dev.plumbline.processors.rollups.Resolution;
import dev.plumbline.processors.rollups.SeriesKey;
import dev.plumbline.processors.topologies.rollup.RollupStores;
import dev.plumbline.processors.topologies.rollup.windows.WindowView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.QueryableStoreType;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyWindowStore;

/**
 * All windows of one partition, as readers see them.
 *
 * @param series the series that have windows
 * @param progress how far windows have come
 * @param windows the store of each length
 */
public record ViewedWindows(
        ReadOnlyKeyValueStore<Bytes, byte[]> series,
        ReadOnlyKeyValueStore<Integer, byte[]> progress,
        Map<Resolution, ? extends ReadOnlyWindowStore<Bytes, byte[]>> windows) {
    private static final Instant FAR = Instant.parse("2100-01-01T00:00:00Z");

    /** Takes a window. */
    public interface Visitor {
        void visit(SeriesKey series, Resolution resolution, Instant start, Aggregate total);
    }

    /** Those in the stores of a partition, which are found by name. */
    @SuppressWarnings("unchecked") // the types of stores
    public static ViewedWindows of(Function<String, ?> stores) {
        Map<Resolution, ReadOnlyWindowStore<Bytes, byte[]>> windows = new EnumMap<>(Resolution.class);
        for (Resolution resolution : Resolution.values()) {
            windows.put(
                    resolution, (ReadOnlyWindowStore<Bytes, byte[]>) stores.apply(RollupStores.windows(resolution)));
        }
        return new ViewedWindows(
                (ReadOnlyKeyValueStore<Bytes, byte[]>) stores.apply(RollupStores.SERIES),
                (ReadOnlyKeyValueStore<Integer, byte[]>) stores.apply(RollupStores.PROGRESS),
                windows);
    }

    /** Those of a topology that has one partition. */
    public static ViewedWindows of(TopologyTestDriver driver) {
        return of(name -> isOfWindows(name) ? driver.getWindowStore(name) : driver.getKeyValueStore(name));
    }

    /** Those of a partition of a running pipeline. */
    public static ViewedWindows of(KafkaStreams streams, int partition) {
        return of(name -> streams.store(
                StoreQueryParameters.fromNameAndType(name, type(name)).withPartition(partition)));
    }

    private static QueryableStoreType<?> type(String name) {
        return isOfWindows(name) ? QueryableStoreTypes.windowStore() : QueryableStoreTypes.keyValueStore();
    }

    private static boolean isOfWindows(String name) {
        return !name.equals(RollupStores.SERIES) && !name.equals(RollupStores.PROGRESS);
    }

    /** Visits every window of every series. */
    public void visit(Visitor visitor) {
        List<SeriesKey> keys = new ArrayList<>();
        try (var all = series.all()) {
            all.forEachRemaining(entry -> keys.add(SeriesKey.fromBytes(entry.key.get())));
        }
        for (SeriesKey key : keys) {
            for (Resolution resolution : Resolution.values()) {
                visit(key, resolution, visitor);
            }
        }
    }

    /** Visits every window of that length of one series. */
    public void visit(SeriesKey key, Resolution resolution, Visitor visitor) {
        new WindowView(progress, windows)
                .visit(
                        key,
                        resolution,
                        Instant.EPOCH,
                        FAR,
                        (start, total) -> visitor.visit(key, resolution, start, total));
    }
}
