package dev.plumbline.processors.topologies.rollup.windows;

import dev.plumbline.processors.rollups.Aggregate;
import dev.plumbline.processors.rollups.AggregateBytes;
import dev.plumbline.processors.rollups.Resolution;
import dev.plumbline.processors.rollups.SeriesKey;
import dev.plumbline.processors.rollups.packets.PacketReader;
import dev.plumbline.processors.rollups.packets.SeriesTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.WindowStore;
import org.jspecify.annotations.Nullable;

/**
 * Totals of windows: on the heap over logged window stores. What comes for a series waits in its packet until the commit, or until
 * one of its windows is asked for; then it is summed by minute and added to each window once, series after series in their order,
 * and written at once. Until a window closes nothing of it is in the longer windows around it; then it is folded into the next longer
 * one, and what comes later goes to each at once. Windows beyond the heap that they may take are dropped after they are written; a
 * series without any is forgotten.
 */
public final class WindowTotals {
    /** So that the longer windows of a series are on the heap while its shorter ones are folded. */
    private static final Comparator<Window> SERIES_AFTER_SERIES = Comparator.comparing(Window::series)
            .thenComparingLong(Window::endMicros)
            .thenComparing(Window::resolution);

    private final Function<Resolution, WindowStore<Bytes, byte[]>> stores;
    private final WindowProgress progress;
    private final Predicate<SeriesKey> watched;
    private final AggregateBytes scratch = new AggregateBytes();
    private final SpareSums spare = new SpareSums();
    private final long heapBytes;
    private final SeriesTable<SeriesTotals> known = new SeriesTable<>();
    private final List<SeriesTotals> touched = new ArrayList<>();
    private final LinkedHashMap<WindowTotal, Boolean> recent = new LinkedHashMap<>(1024, 0.75f, true);
    private long weight;
    /** Flushes since the start. */
    private long turn;

    /**
     * Keeps as many windows as fit into the bytes: a minute takes half a KB, an hour or day with many calls 2 KB.
     * Asks once for each series that comes to the heap whether it is watched.
     */
    public WindowTotals(
            Function<Resolution, WindowStore<Bytes, byte[]>> stores,
            WindowProgress progress,
            long heapBytes,
            Predicate<SeriesKey> watched) {
        this.stores = stores;
        this.progress = progress;
        this.heapBytes = heapBytes;
        this.watched = watched;
    }

    /** What is known of the series that a reader is at; valid until the next {@link #flush}. */
    public SeriesTotals series(PacketReader reader) {
        SeriesTotals found = reader.in(known);
        return found == null ? add(reader.series()) : touched(found);
    }

    /** What is known of a series; valid until the next {@link #flush}. */
    SeriesTotals series(SeriesKey key) {
        SeriesTotals found = known.get(key);
        return found == null ? add(key) : touched(found);
    }

    private SeriesTotals add(SeriesKey key) {
        SeriesTotals added = new SeriesTotals(key, watched.test(key), progress.starts());
        known.put(key, added);
        return touched(added);
    }

    private SeriesTotals touched(SeriesTotals series) {
        if (series.touch()) {
            touched.add(series);
        }
        return series;
    }

    /**
     * Lets a part of a series wait for the commit.
     *
     * @param kept as {@link Retention#kept} says
     * @param reader at the part
     */
    public void take(SeriesTotals series, PacketReader reader, int kept) {
        series.waiting().add(reader.epochMinute(), direct(reader.windowStartMicros(), kept), reader.part());
    }

    /** The windows of a minute that its parts are added to: up to the first that is not folded yet, which the longer ones wait for. */
    private int direct(long minuteMicros, int kept) {
        Resolution resolution = Resolution.MINUTE;
        while (resolution != Resolution.longest() && isFolded(resolution, minuteMicros)) {
            resolution = resolution.longer();
        }
        return Retention.until(kept, resolution);
    }

    private boolean isFolded(Resolution resolution, long micros) {
        return resolution.windowStart(micros) + resolution.micros() <= progress.foldedUntil();
    }

    /** A window that ends then or before is in the longer window around it; microseconds since the epoch. */
    public long foldedUntil() {
        return progress.foldedUntil();
    }

    /**
     * Folds windows that have closed.
     *
     * @param windows all that end at or before {@code micros} and were not folded, in any order
     */
    public void fold(List<Window> windows, long micros) {
        windows.stream().sorted(SERIES_AFTER_SERIES).forEach(this::fold);
        progress.foldedUntil(micros);
    }

    private void fold(Window window) {
        dropOldest(turn + 1);
        WindowTotal part = total(window);
        if (window.resolution() != Resolution.MINUTE) {
            changed(part, total -> total.fold(window.endMicros()));
        }
        if (window.resolution() != Resolution.longest()) {
            Resolution longer = window.resolution().longer();
            Aggregate sum = spare.empty(window.resolution());
            part.addTo(sum);
            add(at(part.series(), longer, longer.windowStart(window.startMicros())), sum, window.endMicros());
        }
    }

    /**
     * Takes over stores of a version that added all that came to windows of each length at once: that is how it is taken until a
     * moment.
     *
     * @param windows those that end after the moment and have all that came before it
     */
    public void takeOver(long micros, List<Window> windows) {
        windows.forEach(window -> {
            dropOldest(turn + 1);
            changed(total(window), total -> total.reopen(micros));
        });
        progress.foldedUntil(micros);
    }

    /** The total of a window, empty if it has none yet; valid until the next call. */
    WindowTotal total(Window window) {
        SeriesTotals series = series(window.series());
        addWaiting(series);
        return at(series, window.resolution(), window.startMicros());
    }

    /** Counts one publication of a window; answers what is published, valid until the next call. */
    public WindowTotal publish(Window window) {
        dropOldest(turn + 1);
        WindowTotal total = total(window);
        changed(total, WindowTotal::publish);
        return total;
    }

    /** Adds what waits, to each window once. */
    private void addWaiting(SeriesTotals series) {
        WaitingParts waiting = series.waiting();
        if (!waiting.isEmpty()) {
            waiting.sum(
                    spare, (resolution, start, sum) -> add(at(series, resolution, start), sum, progress.foldedUntil()));
        }
    }

    private void add(WindowTotal total, Aggregate sum, long foldedMicros) {
        changed(total, window -> window.add(sum, foldedMicros, scratch));
    }

    /** Keeps the weight right; {@code change} answers true if it is the first since the window was written. */
    private void changed(WindowTotal total, Predicate<WindowTotal> change) {
        weight -= total.weight();
        if (change.test(total)) {
            total.series().changed(total);
        }
        weight += total.weight();
    }

    private WindowTotal at(SeriesTotals series, Resolution resolution, long startMicros) {
        WindowTotal total = series.window(resolution, startMicros);
        if (total == null) {
            total = new WindowTotal(series, resolution, startMicros, stored(series, resolution, startMicros));
            series.put(total);
            progress.opened(resolution, startMicros);
            weight += total.weight();
        }
        total.touch(turn);
        recent.put(total, true);
        return total;
    }

    private byte @Nullable [] stored(SeriesTotals series, Resolution resolution, long startMicros) {
        return series.mayBeStored(resolution, startMicros)
                ? stores.apply(resolution).fetch(series.bytes(), startMicros / 1_000)
                : null;
    }

    /** Adds what waits, writes what has changed and trims the heap. */
    public void flush() {
        touched.sort(Comparator.comparing(SeriesTotals::key));
        for (SeriesTotals series : touched) {
            addWaiting(series);
            series.settle(this::writeIfChanged);
            makeRoom(series);
            forgetIfIdle(series);
        }
        touched.clear();
        progress.flush();
        turn++;
    }

    /**
     * Drops what was not touched since the last flush; if that is not enough, what was written just now. Every flush comes by in
     * the same order: to drop the least recently touched would be to drop each window just before it is needed again.
     */
    private void makeRoom(SeriesTotals written) {
        dropOldest(turn);
        if (isOverfull()) {
            written.windows().forEach(this::forget);
        }
    }

    /** Drops the least recently touched until there is room, but none that was touched in a turn or after it. */
    private void dropOldest(long before) {
        Iterator<WindowTotal> oldest = recent.keySet().iterator();
        while (isOverfull() && oldest.hasNext()) {
            WindowTotal next = oldest.next();
            if (next.touchedIn() >= before) {
                return;
            }
            oldest.remove();
            drop(next);
        }
    }

    private void forget(WindowTotal total) {
        recent.remove(total);
        drop(total);
    }

    /** Windows that need not be read from a store when they are touched next. */
    int onHeap() {
        return recent.size();
    }

    /** Series that have windows on the heap, or did since the last {@link #flush}. */
    int knownSeries() {
        return known.size();
    }

    private boolean isOverfull() {
        return weight > heapBytes;
    }

    /** Of a window that is no longer among the recent ones. */
    private void drop(WindowTotal dropped) {
        writeIfChanged(dropped);
        weight -= dropped.weight();
        dropped.series().remove(dropped);
        forgetIfIdle(dropped.series());
    }

    private void forgetIfIdle(SeriesTotals series) {
        if (series.isIdle()) {
            known.remove(series.key());
        }
    }

    private void writeIfChanged(WindowTotal total) {
        if (total.isChanged()) {
            stores.apply(total.resolution()).put(total.series().bytes(), total.bytes(), total.startMicros() / 1_000);
            total.written();
        }
    }
}
