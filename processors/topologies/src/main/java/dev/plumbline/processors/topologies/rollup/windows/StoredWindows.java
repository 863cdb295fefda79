package dev.plumbline.processors.topologies.rollup.windows;

import dev.plumbline.processors.rollups.Resolution;
import dev.plumbline.processors.rollups.SeriesKey;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.WindowStore;

/**
 * Finds windows in their stores.
 *
 * @param stores the store of each length
 */
public record StoredWindows(Function<Resolution, WindowStore<Bytes, byte[]>> stores) {

    /** Visits the windows of one length that end after {@code micros}; looks at all windows of the segments that have some. */
    public void visitAfter(long micros, Resolution resolution, Consumer<Window> visitor) {
        long from = Math.max(0, micros / 1_000 - resolution.seconds() * 1_000L);
        try (KeyValueIterator<Windowed<Bytes>, byte[]> stored =
                stores.apply(resolution).fetchAll(from, Long.MAX_VALUE)) {
            stored.forEachRemaining(entry -> {
                long start = entry.key.window().start() * 1_000;
                if (start + resolution.micros() > micros) {
                    visitor.accept(
                            new Window(SeriesKey.fromBytes(entry.key.key().get()), resolution, start));
                }
            });
        }
    }
}
