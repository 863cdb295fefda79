package dev.plumbline.processors.topologies.rollup;

import dev.plumbline.processors.rollups.Resolution;
import dev.plumbline.processors.rollups.SeriesKey;
import dev.plumbline.processors.topologies.rollup.windows.Window;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** Windows that have not closed yet, in the order in which they will. On the heap; worked out anew at a start. */
final class OpenWindows {
    private final TreeMap<Span, Set<SeriesKey>> windows =
            new TreeMap<>(Comparator.comparingLong(Span::endMicros).thenComparing(Span::resolution));

    private record Span(Resolution resolution, long startMicros) {
        long endMicros() {
            return startMicros + resolution.micros();
        }
    }

    void add(Window window) {
        windows.computeIfAbsent(new Span(window.resolution(), window.startMicros()), unused -> new HashSet<>())
                .add(window.series());
    }

    /** Takes out all windows that end at or before {@code micros}, first to close first. */
    List<Window> closeUntil(long micros) {
        List<Window> closing = new ArrayList<>();
        while (!windows.isEmpty() && windows.firstKey().endMicros() <= micros) {
            var next = windows.pollFirstEntry();
            Span span = next.getKey();
            next.getValue().stream()
                    .sorted()
                    .forEach(series -> closing.add(new Window(series, span.resolution(), span.startMicros())));
        }
        return closing;
    }
}
