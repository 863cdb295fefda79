package dev.plumbline.processors.topologies.rollup.windows;

import dev.plumbline.processors.rollups.Aggregate;
import dev.plumbline.processors.rollups.Resolution;
import dev.plumbline.processors.rollups.SeriesKey;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyWindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;

/**
 * The windows of one partition as readers are to see them: what is stored of an open hour or day, and the minutes and hours that are
 * not folded into it yet. A writer may go on meanwhile: how far it had come is read first, each window before its parts, and
 * parts stay when they are folded, so that each counts once. For one thread.
 */
public final class WindowView {
    /** In a millisecond. */
    private static final long MICROS = 1_000;

    private final Map<Resolution, ? extends ReadOnlyWindowStore<Bytes, byte[]>> stores;
    private final long foldedMicros;

    /**
     * A view for one query.
     *
     * @param progress the store that says how far windows are folded
     * @param stores the store of each length of window
     */
    public WindowView(
            ReadOnlyKeyValueStore<Integer, byte[]> progress,
            Map<Resolution, ? extends ReadOnlyWindowStore<Bytes, byte[]>> stores) {
        this.foldedMicros = WindowProgress.foldedIn(progress);
        this.stores = stores;
    }

    /** A total that misses the parts from a moment on. */
    private record Open(Aggregate total, long missingMicros) {}

    /** Visits the windows of one length that start at or after {@code from} and before {@code to}, first to last. */
    public void visit(
            SeriesKey series, Resolution resolution, Instant from, Instant to, BiConsumer<Instant, Aggregate> visitor) {
        Instant last = to.minusMillis(1);
        if (last.isBefore(from)) {
            return;
        }
        long openMicros = resolution.windowStart(foldedMicros);
        TreeMap<Long, Open> open = new TreeMap<>();
        try (WindowStoreIterator<byte[]> windows = store(resolution).fetch(Bytes.wrap(series.toBytes()), from, last)) {
            windows.forEachRemaining(entry -> {
                long start = entry.key * MICROS;
                long missing = WindowTotal.partsInUntil(entry.value, resolution, start);
                Aggregate total = WindowTotal.aggregateOf(entry.value);
                if (open.isEmpty() && start < openMicros && missing == start + resolution.micros()) {
                    visitor.accept(Instant.ofEpochMilli(entry.key), total);
                } else {
                    open.put(start, new Open(total, missing));
                }
            });
        }
        if (resolution != Resolution.MINUTE) {
            long first = open.isEmpty() ? openMicros : Math.min(openMicros, open.firstKey());
            addParts(series, resolution, Math.max(first, endOf(resolution, from)), endOf(resolution, to), open);
        }
        open.forEach((start, window) -> visitor.accept(Instant.ofEpochMilli(start / MICROS), window.total()));
    }

    private ReadOnlyWindowStore<Bytes, byte[]> store(Resolution resolution) {
        return Objects.requireNonNull(stores.get(resolution), () -> "no store for " + resolution);
    }

    /** The end of the last window that starts before a moment, microseconds since the epoch. */
    private static long endOf(Resolution resolution, Instant moment) {
        return resolution.windowStart(moment.toEpochMilli() * MICROS - 1) + resolution.micros();
    }

    private void addParts(
            SeriesKey series, Resolution resolution, long fromMicros, long toMicros, Map<Long, Open> open) {
        Instant from = Instant.ofEpochMilli(fromMicros / MICROS);
        Instant to = Instant.ofEpochMilli(toMicros / MICROS);
        visit(series, resolution.shorter(), from, to, (start, part) -> {
            long micros = start.toEpochMilli() * MICROS;
            Open window =
                    open.computeIfAbsent(resolution.windowStart(micros), longer -> new Open(new Aggregate(), longer));
            if (micros >= window.missingMicros()) {
                window.total().merge(part);
            }
        });
    }
}
