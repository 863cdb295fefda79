package dev.plumbline.processors.query.streams;

import dev.plumbline.processors.query.state.RollupQuery;
import dev.plumbline.processors.query.state.RollupVisitor;
import dev.plumbline.processors.query.streams.Partitions.Partition;
import dev.plumbline.processors.rollups.Dimension;
import dev.plumbline.processors.rollups.Resolution;
import dev.plumbline.processors.rollups.SeriesKey;
import dev.plumbline.processors.topologies.rollup.RollupStores;
import dev.plumbline.processors.topologies.rollup.windows.WindowView;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyWindowStore;

/** Visits windows: first the series of a grouping that pass the filters, then the windows of each. */
final class WindowReader {
    private final Partitions partitions;

    WindowReader(Partitions partitions) {
        this.partitions = partitions;
    }

    /** Visits all windows of the query; answers the number of partitions that answered. */
    int visit(RollupQuery query, RollupVisitor visitor) {
        return partitions.visit(
                RollupStores.SERIES,
                QueryableStoreTypes.<Bytes, byte[]>keyValueStore(),
                (series, partition) -> visit(seriesOf(series, query), view(partition), query, visitor));
    }

    private static void visit(List<SeriesKey> series, WindowView view, RollupQuery query, RollupVisitor visitor) {
        series.forEach(key -> view.visit(
                key, query.resolution(), query.from(), query.to(), (start, total) -> visitor.visit(key, start, total)));
    }

    private static WindowView view(Partition partition) {
        Map<Resolution, ReadOnlyWindowStore<Bytes, byte[]>> windows = new EnumMap<>(Resolution.class);
        for (Resolution resolution : Resolution.values()) {
            windows.put(
                    resolution, partition.store(RollupStores.windows(resolution), QueryableStoreTypes.windowStore()));
        }
        return new WindowView(partition.store(RollupStores.PROGRESS, QueryableStoreTypes.keyValueStore()), windows);
    }

    private static List<SeriesKey> seriesOf(ReadOnlyKeyValueStore<Bytes, byte[]> store, RollupQuery query) {
        List<SeriesKey> series = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> found =
                store.prefixScan(query.grouping().seriesPrefix(), new ByteArraySerializer())) {
            found.forEachRemaining(entry -> {
                SeriesKey key = SeriesKey.fromBytes(entry.key.get());
                if (passes(key, query.filters())) {
                    series.add(key);
                }
            });
        }
        return series;
    }

    private static boolean passes(SeriesKey key, Map<Dimension, Set<String>> filters) {
        return filters.entrySet().stream()
                .allMatch(filter ->
                        filter.getValue().contains(key.value(filter.getKey()).orElse("")));
    }
}
