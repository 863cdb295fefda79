package dev.plumbline.processors.topologies.rollup;

import dev.plumbline.processors.rollups.Aggregate;
import dev.plumbline.processors.rollups.Resolution;
import dev.plumbline.processors.rollups.SeriesKey;
import dev.plumbline.processors.rollups.packets.PacketHeader;
import dev.plumbline.processors.rollups.packets.PacketReader;
import dev.plumbline.processors.topologies.changes.ChangePacket;
import dev.plumbline.processors.topologies.commit.HeapShare;
import dev.plumbline.processors.topologies.migration.SightingPacket;
import dev.plumbline.processors.topologies.revision.RevisionPacket;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.apache.avro.specific.SpecificRecord;

/**
 * Merges packets into windows and closes windows, for the series of one task.
 *
 * <p>Between commits only the heap changes. {@link #commit} closes what the watermark allows, tells the observer, hands
 * closed and corrected windows to the sink and writes the stores. A window closes once its end and the grace are behind
 * the watermark; what comes for it later corrects it.
 */
final class RollupEngine {
    private static final long MINUTE_MICROS = 60_000_000L;
    private static final int PART_FOR_WINDOWS = 6;
    private static final int PART_FOR_CHANGES = 10;
    private static final int BYTES_A_CHANGE = 1_536;
    private static final long MARGIN_MICROS = 60 * MINUTE_MICROS;

    private final RollupSettings settings;
    private final WindowTotals totals;
    private final long mostChanged;
    private final OpenWindows open = new OpenWindows();
    private final Watermarks watermarks;
    private final SeriesIndex series;
    private final RollupObserver observer;
    private final Set<Window> corrected = new LinkedHashSet<>();

    /** Event time before which windows are closed, in microseconds since the epoch. */
    private long closedUntil;

    RollupEngine(RollupSettings settings, RollupStores.Opened stores, LongFunction<RollupObserver> observers) {
        this.settings = settings;
        this.totals = new WindowTotals(
                stores.windows(), settings.cachedWindows(), HeapShare.ofTask(PART_FOR_WINDOWS, settings.partitions()));
        this.mostChanged = HeapShare.ofTask(PART_FOR_CHANGES, settings.partitions()) / BYTES_A_CHANGE;
        this.watermarks = new Watermarks(stores.progress(), settings.partitions(), settings.idle());
        this.series = new SeriesIndex(stores.series(), settings.retentionMicros(Resolution.DAY));
        this.closedUntil = closing(watermarks.current());
        open.restore(stores, closedUntil);
        this.observer = observers.apply(closedMinute());
    }

    /** Merges one packet. */
    void merge(byte[] packet) {
        if (ChangePacket.is(packet)) {
            observer.onChange(packet);
            return;
        }
        if (SightingPacket.is(packet)) {
            observer.onSightings(packet);
            return;
        }
        if (RevisionPacket.is(packet)) {
            revise(RevisionPacket.totals(packet));
            return;
        }
        PacketReader reader = new PacketReader(packet);
        PacketHeader header = reader.header();
        watermarks.observe(header.source(), header.watermarkMicros(), header.appendMicros());
        while (reader.next()) {
            merge(reader.series(), reader.epochMinute(), reader.aggregate());
        }
    }

    private void revise(byte[] differences) {
        PacketReader reader = new PacketReader(differences);
        while (reader.next()) {
            Aggregate difference = reader.aggregate();
            addToWindows(reader.series(), reader.epochMinute(), difference);
            observer.onRevision(reader.series(), reader.epochMinute(), difference);
        }
    }

    private void merge(SeriesKey key, long minute, Aggregate part) {
        addToWindows(key, minute, part);
        observer.onMerge(key, minute, part, isSurelyKept(minute * MINUTE_MICROS));
    }

    private void addToWindows(SeriesKey key, long minute, Aggregate part) {
        series.note(key, watermarks.newestAppend());
        for (Resolution resolution : Resolution.values()) {
            merge(new Window(key, resolution, resolution.windowStart(minute * MINUTE_MICROS)), part);
        }
    }

    private void merge(Window window, Aggregate part) {
        if (isForgotten(window)) {
            return;
        }
        boolean first = totals.merge(window, part);
        if (window.endMicros() <= closedUntil) {
            corrected.add(window);
        } else if (first) {
            open.add(window);
        }
    }

    /**
     * True if the window had left its store by the time at which its calls arrived. In a back-fill of old history most
     * minutes are, and only hours and days are kept of it.
     */
    private boolean isForgotten(Window window) {
        long newest = watermarks.newestAppend();
        return newest != Long.MIN_VALUE && window.endMicros() <= newest - settings.retentionMicros(window.resolution());
    }

    /** True if the window of the minute that begins then will stay in its store for an hour and more. */
    private boolean isSurelyKept(long minuteMicros) {
        long newest = watermarks.newestAppend();
        return newest == Long.MIN_VALUE
                || minuteMicros > newest - settings.retentionMicros(Resolution.MINUTE) + MARGIN_MICROS;
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
    }

    /** True if as many windows have changed as may between two commits. */
    boolean isFull() {
        return totals.changed().size() > mostChanged;
    }

    private long closedMinute() {
        return Math.floorDiv(closedUntil, MINUTE_MICROS);
    }

    private long closing(long watermark) {
        return watermark == Long.MIN_VALUE ? 0 : watermark - settings.graceMicros();
    }

    private void publish(Window window, Consumer<SpecificRecord> sink) {
        if (settings.published().contains(window.resolution())) {
            sink.accept(PublishedRollup.of(window, totals.publish(window), totals.total(window)));
        }
    }
}
