package dev.plumbline.processors.query.streams;

import dev.plumbline.processors.query.state.RollupQuery;
import dev.plumbline.processors.query.state.RollupVisitor;
import dev.plumbline.processors.rollups.Dimension;
import dev.plumbline.processors.rollups.SeriesKey;
import dev.plumbline.processors.topologies.rollup.RollupStores;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyWindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;

/** Visits windows: first the series of a grouping that pass the filters, then the windows of each. */
final class WindowReader {
    private final Partitions partitions;

    WindowReader(Partitions partitions) {
        this.partitions = partitions;
    }

    /** Visits all windows of the query; answers the number of partitions that answered. */
    int visit(RollupQuery query, RollupVisitor visitor) {
        List<SeriesKey> series = new ArrayList<>();
        int listed = partitions.visit(
                RollupStores.SERIES,
                QueryableStoreTypes.<Bytes, byte[]>keyValueStore(),
                store -> collect(store, query, series));
        int read = partitions.visit(
                RollupStores.windows(query.resolution()),
                QueryableStoreTypes.<Bytes, byte[]>windowStore(),
                store -> series.forEach(key -> visit(store, key, query, visitor)));
        return Math.min(listed, read);
    }

    private static void collect(ReadOnlyKeyValueStore<Bytes, byte[]> store, RollupQuery query, List<SeriesKey> series) {
        try (KeyValueIterator<Bytes, byte[]> found =
                store.prefixScan(query.grouping().seriesPrefix(), new ByteArraySerializer())) {
            found.forEachRemaining(entry -> {
                SeriesKey key = SeriesKey.fromBytes(entry.key.get());
                if (passes(key, query.filters())) {
                    series.add(key);
                }
            });
        }
    }

    private static boolean passes(SeriesKey key, Map<Dimension, Set<String>> filters) {
        return filters.entrySet().stream()
                .allMatch(filter ->
                        filter.getValue().contains(key.value(filter.getKey()).orElse("")));
    }

    private static void visit(
            ReadOnlyWindowStore<Bytes, byte[]> store, SeriesKey key, RollupQuery query, RollupVisitor visitor) {
        Instant last = query.to().minusMillis(1);
        if (last.isBefore(query.from())) {
            return;
        }
        try (WindowStoreIterator<byte[]> windows = store.fetch(Bytes.wrap(key.toBytes()), query.from(), last)) {
            windows.forEachRemaining(
                    entry -> visitor.visit(key, Instant.ofEpochMilli(entry.key), RollupStores.totalOf(entry.value)));
        }
    }
}
