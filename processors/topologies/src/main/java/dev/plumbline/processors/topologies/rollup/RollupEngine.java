package dev.plumbline.processors.topologies.rollup;

import dev.plumbline.processors.rollups.Resolution;
import dev.plumbline.processors.rollups.packets.PacketHeader;
import dev.plumbline.processors.rollups.packets.PacketReader;
import dev.plumbline.processors.topologies.changes.ChangePacket;
import dev.plumbline.processors.topologies.migration.SightingPacket;
import dev.plumbline.processors.topologies.output.RollupRecord;
import dev.plumbline.processors.topologies.revision.RevisionPacket;
import dev.plumbline.processors.topologies.rollup.windows.Retention;
import dev.plumbline.processors.topologies.rollup.windows.SeriesTotals;
import dev.plumbline.processors.topologies.rollup.windows.StoredWindows;
import dev.plumbline.processors.topologies.rollup.windows.Window;
import dev.plumbline.processors.topologies.rollup.windows.WindowProgress;
import dev.plumbline.processors.topologies.rollup.windows.WindowTotal;
import dev.plumbline.processors.topologies.rollup.windows.WindowTotals;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.apache.avro.specific.SpecificRecord;

/**
 * Takes in packets and closes windows, for the series of one task.
 *
 * <p>Between commits only the heap changes: totals wait in their packets, and only the observer looks into those of the series that it
 * watches. {@link #commit} adds them to their windows, closes what the watermark allows, tells the observer, hands
 * closed and corrected windows to the sink and writes the stores. A window closes once its end and the grace are behind
 * the watermark; then a minute is folded into its hour and an hour into its day. What comes for it later corrects it.
 */
final class RollupEngine {
    /** What a part that waits takes besides its packet. */
    private static final int BYTES_A_PART = 128;

    private static final Resolution[] RESOLUTIONS = Resolution.values();

    private final Set<Resolution> published;
    private final long graceMicros;
    private final long mostWaiting;
    private final WindowTotals totals;
    /** The windows to be published. */
    private final OpenWindows open = new OpenWindows();

    /** The windows to be folded; a day only ends. */
    private final OpenWindows unfolded = new OpenWindows();

    private final Watermarks watermarks;
    private final Retention retention;
    private final SeriesIndex series;
    private final RollupObserver observer;
    private final Set<Window> corrected = new LinkedHashSet<>();

    /** Event time before which windows are closed, in microseconds since the epoch. */
    private long closedUntil;

    /** Bytes on the heap that wait for the commit. */
    private long waiting;

    RollupEngine(
            RollupSettings settings,
            RollupHeap heap,
            RollupStores.Opened stores,
            LongFunction<RollupObserver> observers) {
        this.published = settings.published();
        this.graceMicros = settings.graceMicros();
        this.mostWaiting = heap.packets();
        this.retention = new Retention(settings::retentionMicros);
        this.watermarks = new Watermarks(stores.progress(), settings.partitions(), settings.idle());
        this.series = new SeriesIndex(stores.series(), settings.retentionMicros(Resolution.DAY));
        WindowProgress progress = new WindowProgress(stores.progress(), watermarks.isEmpty());
        this.closedUntil = closedUntil(progress);
        this.observer = observers.apply(closedMinute());
        this.totals = new WindowTotals(stores::windows, progress, heap.windows(), observer::watches);
        StoredWindows stored = new StoredWindows(stores::windows);
        if (!progress.knowsFolded()) {
            foldWhatIsStored(stored);
        }
        for (Resolution resolution : RESOLUTIONS) {
            stored.visitAfter(Math.min(closedUntil, totals.foldedUntil()), resolution, this::followAll);
        }
    }

    /** Not what a shorter grace than before the start would close: that is still to be published. */
    private long closedUntil(WindowProgress progress) {
        long closing = closing(watermarks.current());
        return progress.knowsFolded() ? Math.min(closing, progress.foldedUntil()) : closing;
    }

    /** A version that did not fold added all that came to the hour and the day at once: so will we until the newest hour ends. */
    private void foldWhatIsStored(StoredWindows stored) {
        long[] until = {Resolution.HOUR.windowStart(closedUntil)};
        stored.visitAfter(closedUntil, Resolution.HOUR, hour -> until[0] = Math.max(until[0], hour.endMicros()));
        List<Window> days = new ArrayList<>();
        stored.visitAfter(until[0], Resolution.DAY, days::add);
        totals.takeOver(until[0], days);
    }

    /** Follows a stored window and the longer ones around it, which need not be stored yet. */
    private void followAll(Window window) {
        for (Resolution resolution = window.resolution(); ; resolution = resolution.longer()) {
            follow(new Window(window.series(), resolution, resolution.windowStart(window.startMicros())));
            if (resolution == Resolution.longest()) {
                return;
            }
        }
    }

    /** Takes in one packet. */
    void merge(byte[] packet) {
        if (ChangePacket.is(packet)) {
            observer.onChange(packet);
        } else if (SightingPacket.is(packet)) {
            observer.onSightings(packet);
        } else if (RevisionPacket.is(packet)) {
            take(new PacketReader(RevisionPacket.totals(packet)), packet.length, this::tellOfRevision);
        } else {
            PacketReader reader = new PacketReader(packet);
            PacketHeader header = reader.header();
            watermarks.observe(header.source(), header.watermarkMicros(), header.appendMicros());
            take(reader, packet.length, this::tellOfMerge);
        }
    }

    private void take(PacketReader reader, int bytes, BiConsumer<SeriesTotals, PacketReader> tell) {
        retention.advance(watermarks.newestAppend());
        foldUntil(retention.foldUntil());
        long day = SeriesIndex.dayOf(watermarks.newestAppend());
        waiting += bytes;
        SeriesTotals of = null;
        while (reader.next()) {
            if (of == null || reader.isOfNextSeries()) {
                of = totals.series(reader);
                if (of.noteOn(day)) {
                    series.note(of.key(), watermarks.newestAppend());
                }
            }
            take(of, reader);
            if (of.isWatched()) {
                tell.accept(of, reader);
            }
        }
    }

    private void take(SeriesTotals of, PacketReader reader) {
        long at = reader.windowStartMicros();
        int kept = retention.kept(at);
        for (Resolution resolution : RESOLUTIONS) {
            if (Retention.has(kept, resolution)) {
                follow(of, resolution, resolution.windowStart(at));
            }
        }
        totals.take(of, reader, kept);
        waiting += BYTES_A_PART;
    }

    private void follow(SeriesTotals of, Resolution resolution, long startMicros) {
        long end = startMicros + resolution.micros();
        if (end <= closedUntil && published.contains(resolution)) {
            corrected.add(new Window(of.key(), resolution, startMicros));
        }
        if (end > Math.min(closedUntil, totals.foldedUntil()) && of.open(resolution, startMicros)) {
            follow(new Window(of.key(), resolution, startMicros));
        }
    }

    /** Sees to it that the window is published and folded when it closes, if it has not. */
    private void follow(Window window) {
        if (window.endMicros() > closedUntil && published.contains(window.resolution())) {
            open.add(window);
        }
        if (window.endMicros() > totals.foldedUntil()) {
            unfolded.add(window);
        }
    }

    private void tellOfMerge(SeriesTotals of, PacketReader entry) {
        boolean inWindow = retention.isSurelyKept(entry.windowStartMicros());
        observer.onMerge(of.key(), entry.epochMinute(), entry.aggregate(), inWindow);
    }

    private void tellOfRevision(SeriesTotals of, PacketReader entry) {
        observer.onRevision(of.key(), entry.epochMinute(), entry.aggregate());
    }

    /** Closes, publishes and writes. */
    void commit(Consumer<SpecificRecord> sink) {
        closedUntil = closing(watermarks.advance());
        foldUntil(closedUntil);
        corrected.forEach(window -> publish(window, sink));
        corrected.clear();
        open.closeUntil(closedUntil).forEach(window -> publish(window, sink));
        observer.onCommit(closedMinute(), sink);
        totals.flush();
        watermarks.flush();
        waiting = 0;
    }

    private void foldUntil(long micros) {
        if (micros > totals.foldedUntil()) {
            long until = Resolution.MINUTE.windowStart(micros);
            totals.fold(unfolded.closeUntil(until), until);
        }
    }

    /** True if as much waits for the commit as may. */
    boolean isFull() {
        return waiting > mostWaiting;
    }

    private long closedMinute() {
        return Math.floorDiv(closedUntil, Resolution.MINUTE.micros());
    }

    private long closing(long watermark) {
        return watermark == Long.MIN_VALUE ? 0 : watermark - graceMicros;
    }

    private void publish(Window window, Consumer<SpecificRecord> sink) {
        WindowTotal total = totals.publish(window);
        sink.accept(RollupRecord.of(
                window.series(), window.resolution(), window.startMicros(), total.revision(), total.aggregate()));
    }
}
