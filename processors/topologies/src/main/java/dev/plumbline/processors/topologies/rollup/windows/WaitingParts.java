package dev.plumbline.processors.topologies.rollup.windows;

import dev.plumbline.processors.rollups.Aggregate;
import dev.plumbline.processors.rollups.Resolution;
import dev.plumbline.processors.rollups.packets.PacketPart;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came for one series since the last commit, left in its packets. It is decoded into one small sum for each minute, and the
 * larger windows are given the sums of those. Not thread-safe.
 */
public final class WaitingParts {
    private static final long MINUTE_MICROS = Resolution.MINUTE.micros();

    private static final Comparator<Part> BY_MINUTE =
            Comparator.comparingLong(Part::minute).thenComparingInt(Part::kept);

    private final List<Part> parts = new ArrayList<>(4);
    private final List<Sum> sums = new ArrayList<>(1);

    /** A part for a minute and for those of its windows that are kept, as {@link Retention#kept} says. */
    private record Part(long minute, int kept, PacketPart totals) {
        boolean isLike(Part other) {
            return minute == other.minute && kept == other.kept;
        }
    }

    private record Sum(long startMicros, int kept, Aggregate totals) {}

    /** Takes what came for one window. */
    interface Windows {
        /** What came for the window that starts then; not to be changed. */
        void add(long startMicros, Aggregate sum);
    }

    /** Adds a part for a minute and for those of its windows that {@link Retention#kept} says. */
    public void add(long minute, int kept, PacketPart totals) {
        parts.add(new Part(minute, kept, totals));
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    void clear() {
        parts.clear();
        sums.clear();
    }

    /** Decodes what came; to be called once before windows are asked for. The sums are spare ones. */
    void sumMinutes(SpareSums spare) {
        sums.clear();
        parts.sort(BY_MINUTE);
        Part last = null;
        for (Part part : parts) {
            if (last == null || !part.isLike(last)) {
                sums.add(new Sum(part.minute() * MINUTE_MICROS, part.kept(), spare.take()));
            }
            part.totals().mergeInto(sums.get(sums.size() - 1).totals());
            last = part;
        }
    }

    /** Hands over what came for the kept windows of a length, in their order. */
    void forEachWindow(Resolution resolution, SpareSums spare, Windows windows) {
        int end;
        for (int first = 0; first < sums.size(); first = end) {
            long start = start(first, resolution);
            end = first + 1;
            while (end < sums.size() && start(end, resolution) == start) {
                end++;
            }
            Aggregate sum = sum(first, end, resolution, spare);
            if (sum != null) {
                windows.add(start, sum);
            }
        }
    }

    private long start(int minute, Resolution resolution) {
        return resolution.windowStart(sums.get(minute).startMicros());
    }

    private @Nullable Aggregate sum(int first, int end, Resolution resolution, SpareSums spare) {
        if (end == first + 1) {
            Sum only = sums.get(first);
            return Retention.has(only.kept(), resolution) ? only.totals() : null;
        }
        Aggregate sum = null;
        for (Sum minute : sums.subList(first, end)) {
            if (Retention.has(minute.kept(), resolution)) {
                sum = sum == null ? spare.take() : sum;
                sum.merge(minute.totals());
            }
        }
        return sum;
    }
}
