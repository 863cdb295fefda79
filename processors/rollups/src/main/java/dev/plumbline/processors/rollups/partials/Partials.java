package dev.plumbline.processors.rollups.partials;

import dev.plumbline.processors.rollups.Aggregate;
import dev.plumbline.processors.rollups.CallFacts;
import dev.plumbline.processors.rollups.Groupings;
import dev.plumbline.processors.rollups.ScoreKey;
import dev.plumbline.processors.rollups.packets.PacketHeader;
import dev.plumbline.processors.rollups.packets.PacketSink;
import dev.plumbline.processors.rollups.packets.PacketWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Totals by series and minute of what one task has counted since its last drain.
 *
 * <p>A call updates the series of the fine groupings only; the coarse ones are summed when drained. A call whose names
 * are known allocates nothing. Whatever calls are added in whatever order, split over whatever tasks and drained
 * whenever, merging the drained totals gives the same bytes.
 *
 * <p>The names of a grouping are told apart up to {@link CardinalityLimits}. Names beyond go to one series with
 * {@code __other__} in every dimension; its totals are exact, and the coarse groupings keep their own names. Before that, a
 * tenant's values of one dimension are limited, and a value beyond reads {@code __other__} in that dimension alone. Which names
 * are beyond is decided by the order of calls alone: the first ones in a day of event time are kept. A task that starts
 * again starts with no names known.
 *
 * <p>Not thread-safe. A call that throws {@link ArithmeticException}, because a sum leaves the range of a {@code long},
 * leaves the totals undefined.
 */
public final class Partials {

    private static final long MINUTE_MICROS = 60_000_000L;
    private static final long DAY_MICROS = 24 * 60 * MINUTE_MICROS;
    private static final long BYTES_A_CELL = 768;

    private final Groupings groupings;
    private final CardinalityLimits limits;
    private SeriesRouter router;
    private final List<PartialSeries> dirty = new ArrayList<>();
    private long cells;

    public Partials(Groupings groupings, CardinalityLimits limits) {
        this.groupings = groupings;
        this.limits = limits;
        this.router = new SeriesRouter(groupings, limits);
    }

    /**
     * Counts a call with its inline scores. The carrier is not kept.
     *
     * @return true if the call was counted under {@code __other__}, in a dimension at least
     */
    public boolean addCall(CallFacts call) {
        long startedAt = call.startedAtMicros();
        PartialSeries[] targets = router.targets(call.dimensions(), Math.floorDiv(startedAt, DAY_MICROS));
        router.scores().resolveAll(call);
        long minute = Math.floorDiv(startedAt, MINUTE_MICROS);
        boolean other = false;
        for (PartialSeries series : targets) {
            cell(series, minute).add(call);
            other |= series.isOther;
        }
        return other;
    }

    /**
     * Adds a score to the series and minute of its call, which is not counted again.
     *
     * @param dimensions of the call, by {@code Dimension.ordinal()}; not kept
     * @param callStartedAtMicros event time of the call, microseconds since the epoch
     * @param key name and source of the score
     * @param scoreMicros the score in millionths
     */
    public void addScore(String[] dimensions, long callStartedAtMicros, ScoreKey key, long scoreMicros) {
        PartialSeries[] targets = router.targets(dimensions, Math.floorDiv(callStartedAtMicros, DAY_MICROS));
        ScoreKey known = router.scores().resolve(key);
        long minute = Math.floorDiv(callStartedAtMicros, MINUTE_MICROS);
        for (PartialSeries series : targets) {
            cell(series, minute).addScore(known, scoreMicros);
        }
    }

    private Aggregate cell(PartialSeries series, long minute) {
        Aggregate found = series.cells.find(minute);
        if (found != null) {
            return found;
        }
        if (series.cells.isEmpty()) {
            dirty.add(series);
        }
        cells++;
        return series.cells.add(minute);
    }

    /** True if nothing was added since the last drain. */
    public boolean isEmpty() {
        return dirty.isEmpty();
    }

    /** Distinct (series, minute) of the fine groupings since the last drain. */
    public long size() {
        return cells;
    }

    /** Distinct series known at present, over all groupings. */
    public int knownSeries() {
        return router.knownSeries();
    }

    /** Heap that a drain gives back, roughly: most cells are small; one with a wide spread of durations may take 59 KB more. */
    public long estimatedBytes() {
        return cells * BYTES_A_CELL;
    }

    /**
     * Hands over all totals as packets, each series to {@code SeriesKey.partition(targets.partitions())}, and starts
     * again from zero. If the sink throws, what remains is undefined and must be given up with {@link #clear()}.
     *
     * @return the number of packets
     */
    public int drain(PacketHeader header, PacketTargets targets, PacketSink sink) {
        deriveCoarse();
        PacketWriter[] writers = new PacketWriter[targets.partitions()];
        for (int i = 0; i < writers.length; i++) {
            writers[i] = new PacketWriter(header, i, targets.maxPacketBytes(), sink);
        }
        for (PartialSeries series : dirty) {
            PacketWriter writer = writers[series.key.partition(writers.length)];
            series.cells.forEach((minute, aggregate) -> writer.add(series.key, minute, aggregate));
        }
        int packets = 0;
        for (PacketWriter writer : writers) {
            packets += writer.finish(targets.everyPartition());
        }
        forgetTotals();
        return packets;
    }

    /** Coarse series join the dirty ones behind the fine ones, and have none that are summed from them. */
    private void deriveCoarse() {
        int fine = dirty.size();
        for (int i = 0; i < fine; i++) {
            PartialSeries series = dirty.get(i);
            for (PartialSeries coarse : series.coarse) {
                series.cells.forEach((minute, aggregate) -> cell(coarse, minute).merge(aggregate));
            }
        }
    }

    private void forgetTotals() {
        dirty.forEach(series -> series.cells.clear());
        dirty.clear();
        cells = 0;
    }

    /** Forgets totals and names, as after a crash. */
    public void clear() {
        forgetTotals();
        router = new SeriesRouter(groupings, limits);
    }
}
