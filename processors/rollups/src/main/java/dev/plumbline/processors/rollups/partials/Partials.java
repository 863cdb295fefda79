package dev.plumbline.processors.rollups.partials;

import dev.plumbline.processors.rollups.CallFacts;
import dev.plumbline.processors.rollups.CallRows;
import dev.plumbline.processors.rollups.CellTotals;
import dev.plumbline.processors.rollups.Groupings;
import dev.plumbline.processors.rollups.ScoreKey;
import dev.plumbline.processors.rollups.packets.PacketHeader;
import dev.plumbline.processors.rollups.packets.PacketSink;
import dev.plumbline.processors.rollups.packets.PacketWriter;

/**
 * What one task has counted since its last drain, to be summed by series and minute when drained.
 *
 * <p>A call is only written down: one row of {@link CallRows} and the number of its route, which stands for the series that it
 * counts in. A drain sorts the rows by minute and series and sums each series in turn, so that the totals in hand are always
 * the same few cache lines and what is read from memory are rows, which do not wait for each other. A call whose names are
 * known allocates nothing. Whatever calls are added in whatever order, split over whatever tasks and drained whenever, merging the
 * drained totals gives the same bytes.
 *
 * <p>The names of a grouping are told apart up to {@link CardinalityLimits}. Names beyond go to one series with
 * {@code __other__} in every dimension; its totals are exact, and the coarse groupings keep their own names. Before that, a
 * tenant's values of one dimension are limited, and a value beyond reads {@code __other__} in that dimension alone. Which names
 * are beyond is decided by the order of calls alone: the first ones in a day of event time are kept. A task that starts
 * again starts with no names known.
 *
 * <p>Not thread-safe.
 */
public final class Partials {

    private static final long MINUTE_MICROS = 60_000_000L;
    private static final long DAY_MICROS = 24 * 60 * MINUTE_MICROS;

    /** A row and its route, both as they come and sorted, and once more by series. */
    private static final int SORTING_BYTES = 5 * Integer.BYTES;

    /** Rows that are summed by all groupings before the next are looked at, at least: as many as the caches hold. */
    private static final int BLOCK = 1 << 15;

    private final Groupings groupings;
    private final CardinalityLimits limits;
    private SeriesRouter router;
    private final CallRows rows = new CallRows();
    private final RowOrder order = new RowOrder();
    private final SeriesGroups groups = new SeriesGroups();
    private final CellTotals totals = new CellTotals();

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
        return add(call, router.route(call.dimensions(), dayOf(call.startedAtMicros())));
    }

    /** The same for a call whose dimensions have a memo, which spares looking them up. */
    public boolean addCall(CallFacts call, RouteMemo memo) {
        return add(call, router.route(call.dimensions(), memo, dayOf(call.startedAtMicros())));
    }

    private boolean add(CallFacts call, int route) {
        router.scores().resolveAll(call);
        long minute = Math.floorDiv(call.startedAtMicros(), MINUTE_MICROS);
        order.add(rows.add(call, minute), route, minute);
        return router.isOther(route);
    }

    private static long dayOf(long micros) {
        return Math.floorDiv(micros, DAY_MICROS);
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
        int route = router.route(dimensions, dayOf(callStartedAtMicros));
        ScoreKey known = router.scores().resolve(key);
        long minute = Math.floorDiv(callStartedAtMicros, MINUTE_MICROS);
        order.add(rows.addScore(minute, known, scoreMicros), route, minute);
    }

    /** True if nothing was added since the last drain. */
    public boolean isEmpty() {
        return order.size() == 0;
    }

    /** Calls, and scores that came by themselves, since the last drain. */
    public long size() {
        return order.size();
    }

    /** Distinct series known at present, over all groupings. */
    public int knownSeries() {
        return router.knownSeries();
    }

    /** Heap that what was added since the last drain takes, and will take while it is drained: some 60 bytes a call. */
    public long estimatedBytes() {
        return rows.bytes() + (long) SORTING_BYTES * order.size();
    }

    /**
     * Hands over all totals as packets, each series to {@code SeriesKey.partition(targets.partitions())}, and starts
     * again from zero. If this throws, what remains is undefined and must be given up with {@link #clear()}.
     *
     * @return the number of packets
     * @throws ArithmeticException if a sum leaves the range of a {@code long}
     */
    public int drain(PacketHeader header, PacketTargets targets, PacketSink sink) {
        PacketWriter[] writers = new PacketWriter[targets.partitions()];
        for (int i = 0; i < writers.length; i++) {
            writers[i] = new PacketWriter(header, i, targets.maxPacketBytes(), sink);
        }
        order.sortByMinute(rows);
        groups.makeRoom(order.size(), router.numbers());
        int end;
        for (int start = 0; start < order.size(); start = end) {
            end = order.endOfMinute(rows, start + BLOCK);
            for (int i = 0; i < router.groupings(); i++) {
                groups.group(order, start, end, router.series(i));
                write(router.known(i), writers);
            }
        }
        int packets = 0;
        for (PacketWriter writer : writers) {
            packets += writer.finish(targets.everyPartition());
        }
        forgetRows();
        return packets;
    }

    private void write(KnownSeries known, PacketWriter[] writers) {
        for (int i = 0; i < groups.size(); i++) {
            PartialSeries series = known.numbered(groups.series(i));
            write(series, groups.start(i), groups.end(i), writers[series.partition(writers.length)]);
        }
    }

    /** Sums the rows of a series, which are in the order of their minutes, and writes the totals of each minute. */
    private void write(PartialSeries series, int start, int end, PacketWriter writer) {
        long minute = rows.minute(groups.row(start));
        for (int i = start; i < end; i++) {
            int row = groups.row(i);
            if (rows.minute(row) != minute) {
                writer.add(series.key, minute, totals.aggregate());
                totals.clear();
                minute = rows.minute(row);
            }
            rows.sum(row, totals.aggregate());
        }
        writer.add(series.key, minute, totals.aggregate());
        totals.clear();
    }

    private void forgetRows() {
        rows.clear();
        order.clear();
        router.drained();
    }

    /** Forgets totals and names, as after a crash. */
    public void clear() {
        forgetRows();
        totals.clear();
        router = new SeriesRouter(groupings, limits);
    }
}
