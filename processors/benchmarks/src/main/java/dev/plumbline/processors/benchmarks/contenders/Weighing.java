package dev.plumbline.processors.benchmarks.contenders;

import dev.plumbline.processors.benchmarks.measure.Footprint;
import dev.plumbline.processors.benchmarks.measure.Measurement;
import dev.plumbline.processors.rollups.Resolution;
import dev.plumbline.processors.topologies.rollup.RollupStores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyWindowStore;

/** Weighs the state of a running pipeline: first what is live, then, when it has stopped, what lies on disk. */
final class Weighing {
    /** Of the start of a window and a number, behind the key in a window store. */
    private static final int WINDOW_KEY_BYTES = 12;

    private static final Set<String> WINDOWS =
            Arrays.stream(Resolution.values()).map(RollupStores::windows).collect(Collectors.toSet());

    private final KafkaStreams streams;
    private final String application;
    private final Map<String, Footprint.Store> live = new TreeMap<>();
    private final long rocksUsed;

    /** Weighs what is live. */
    Weighing(KafkaStreams streams, String application) {
        this.streams = streams;
        this.application = application;
        for (String topic : Streams.traffic(streams, application).keySet()) {
            if (topic.endsWith(Measurement.CHANGELOG)) {
                String name = topic.substring(0, topic.length() - Measurement.CHANGELOG.length());
                live.put(name, WINDOWS.contains(name) ? windows(name) : entries(name));
            }
        }
        rocksUsed = streams.metrics().values().stream()
                .filter(metric -> metric.metricName().name().equals("block-cache-usage"))
                .mapToLong(metric -> ((Number) metric.metricValue()).longValue())
                .max()
                .orElse(0);
    }

    private Footprint.Store windows(String name) {
        ReadOnlyWindowStore<Bytes, byte[]> store =
                streams.store(StoreQueryParameters.fromNameAndType(name, QueryableStoreTypes.windowStore()));
        long entries = 0;
        long bytes = 0;
        try (var all = store.fetchAll(Instant.EPOCH, Instant.now())) {
            while (all.hasNext()) {
                var entry = all.next();
                entries++;
                bytes += entry.key.key().get().length + WINDOW_KEY_BYTES + entry.value.length;
            }
        }
        return new Footprint.Store(entries, bytes, 0, compression(name));
    }

    private Footprint.Store entries(String name) {
        long entries = streams.store(StoreQueryParameters.fromNameAndType(name, QueryableStoreTypes.keyValueStore()))
                .approximateNumEntries();
        return new Footprint.Store(entries, 0, 0, compression(name));
    }

    private double compression(String store) {
        String topic = application + "-" + store + Measurement.CHANGELOG;
        return streams.metrics().values().stream()
                .filter(metric -> metric.metricName().name().equals("compression-rate")
                        && topic.equals(metric.metricName().tags().get("topic")))
                .map(Metric::metricValue)
                .mapToDouble(value -> ((Number) value).doubleValue())
                .filter(rate -> rate > 0)
                .average()
                .orElse(1);
    }

    /** With what lies below the directory, once the pipeline has stopped. */
    Footprint onDisk(Path directory, long rocksBound) {
        Map<String, Long> disk = tables(directory);
        Map<String, Footprint.Store> stores = new HashMap<>();
        live.forEach((name, store) -> stores.put(
                name,
                new Footprint.Store(
                        store.entries(), store.liveBytes(), disk.getOrDefault(name, 0L), store.compression())));
        return new Footprint(stores, rocksBound, rocksUsed);
    }

    /** Bytes of RocksDB's tables by store: a directory below each task's, with one more for stores without segments. */
    private static Map<String, Long> tables(Path directory) {
        Map<String, Long> bytes = new HashMap<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".sst")).toList()) {
                bytes.merge(storeOf(directory.relativize(file)), Files.size(file), Long::sum);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes;
    }

    /** Of {@code application/task/store/segment/table} or {@code application/task/rocksdb/store/table}. */
    private static String storeOf(Path table) {
        String third = table.getName(2).toString();
        return third.equals("rocksdb") ? table.getName(3).toString() : third;
    }
}
