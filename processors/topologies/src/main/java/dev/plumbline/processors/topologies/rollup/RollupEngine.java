package dev.plumbline.processors.topologies.rollup;

import dev.plumbline.processors.rollups.Resolution;
import dev.plumbline.processors.rollups.packets.PacketHeader;
import dev.plumbline.processors.rollups.packets.PacketReader;
import dev.plumbline.processors.topologies.changes.ChangePacket;
import dev.plumbline.processors.topologies.migration.SightingPacket;
import dev.plumbline.processors.topologies.output.RollupRecord;
import dev.plumbline.processors.topologies.revision.RevisionPacket;
import dev.plumbline.processors.topologies.rollup.windows.NewestWindows;
import dev.plumbline.processors.topologies.rollup.windows.Retention;
import dev.plumbline.processors.topologies.rollup.windows.SeriesTotals;
import dev.plumbline.processors.topologies.rollup.windows.Window;
import dev.plumbline.processors.topologies.rollup.windows.WindowTotal;
import dev.plumbline.processors.topologies.rollup.windows.WindowTotals;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;

/**
 * Takes in packets and closes windows, for the series of one task.
 *
 * <p>Between commits only the heap changes: totals wait in their packets, and only the observer looks into those of the series that it
 * watches. {@link #commit} adds them to their windows, closes what the watermark allows, tells the observer, hands
 * closed and corrected windows to the sink and writes the stores. A window closes once its end and the grace are behind
 * the watermark; what comes for it later corrects it.
 */
final class RollupEngine {
    /** What a part that waits takes besides its packet. */
    private static final int BYTES_A_PART = 128;

    private final List<Resolution> published;
    private final long graceMicros;
    private final long mostWaiting;
    private final WindowTotals totals;
    private final OpenWindows open = new OpenWindows();
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
        this.published = Stream.of(Resolution.values())
                .filter(settings.published()::contains)
                .toList();
        this.graceMicros = settings.graceMicros();
        this.mostWaiting = heap.packets();
        this.retention = new Retention(settings::retentionMicros);
        this.watermarks = new Watermarks(stores.progress(), settings.partitions(), settings.idle());
        this.series = new SeriesIndex(stores.series(), settings.retentionMicros(Resolution.DAY));
        this.closedUntil = closing(watermarks.current());
        open.restore(stores, published, closedUntil);
        this.observer = observers.apply(closedMinute());
        NewestWindows newest = new NewestWindows(stores.progress(), watermarks.isEmpty());
        this.totals = new WindowTotals(stores::windows, newest, heap.windows(), observer::watches);
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
        for (Resolution resolution : published) {
            if (Retention.has(kept, resolution)) {
                follow(of, resolution, resolution.windowStart(at));
            }
        }
        of.waiting().add(reader.epochMinute(), kept, reader.part());
        waiting += BYTES_A_PART;
    }

    /** Sees to it that the window is published: when it closes, or again at the commit if it has closed. */
    private void follow(SeriesTotals of, Resolution resolution, long startMicros) {
        if (startMicros + resolution.micros() <= closedUntil) {
            corrected.add(new Window(of.key(), resolution, startMicros));
        } else if (of.open(resolution, startMicros)) {
            open.add(new Window(of.key(), resolution, startMicros));
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
        corrected.forEach(window -> publish(window, sink));
        corrected.clear();
        closedUntil = closing(watermarks.advance());
        open.closeUntil(closedUntil).forEach(window -> publish(window, sink));
        observer.onCommit(closedMinute(), sink);
        totals.flush();
        watermarks.flush();
        waiting = 0;
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
