package dev.plumbline.processors.topologies.rollup;

import dev.plumbline.processors.rollups.Resolution;
import dev.plumbline.processors.rollups.SeriesKey;
import dev.plumbline.processors.topologies.rollup.windows.Window;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.WindowStore;

/** The windows to be published that have not closed yet, in the order in which they will. On the heap; worked out anew at a start. */
final class OpenWindows {
    private static final Comparator<Window> CLOSING_ORDER = Comparator.comparingLong(Window::endMicros)
            .thenComparing(Window::resolution)
            .thenComparing(Window::series);

    private final TreeSet<Window> windows = new TreeSet<>(CLOSING_ORDER);

    void add(Window window) {
        windows.add(window);
    }

    /** Takes out all windows that end at or before {@code micros}, first to close first. */
    List<Window> closeUntil(long micros) {
        List<Window> closing = new ArrayList<>();
        Iterator<Window> next = windows.iterator();
        while (next.hasNext()) {
            Window window = next.next();
            if (window.endMicros() > micros) {
                break;
            }
            closing.add(window);
            next.remove();
        }
        return closing;
    }

    /** Finds the windows of those lengths in the stores that end after {@code micros}. */
    void restore(RollupStores.Opened stores, List<Resolution> resolutions, long micros) {
        resolutions.forEach(resolution -> {
            WindowStore<Bytes, byte[]> store = stores.windows(resolution);
            long lengthMillis = resolution.seconds() * 1_000L;
            long from = Math.max(0, micros / 1_000 - lengthMillis);
            try (KeyValueIterator<Windowed<Bytes>, byte[]> stored = store.fetchAll(from, Long.MAX_VALUE)) {
                stored.forEachRemaining(entry -> {
                    long start = entry.key.window().start() * 1_000;
                    Window window =
                            new Window(SeriesKey.fromBytes(entry.key.key().get()), resolution, start);
                    if (window.endMicros() > micros) {
                        add(window);
                    }
                });
            }
        });
    }
}
