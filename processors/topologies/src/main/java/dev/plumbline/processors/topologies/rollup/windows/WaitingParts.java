package dev.plumbline.processors.topologies.rollup.windows;

import dev.plumbline.processors.rollups.Aggregate;
import dev.plumbline.processors.rollups.Resolution;
import dev.plumbline.processors.rollups.packets.PacketPart;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What came for one series since the last commit, left in its packets until it is summed: parts into minutes, minutes into hours, hours into
 * days. Not thread-safe.
 */
public final class WaitingParts {
    private static final Resolution LONGEST = Resolution.longest();

    private static final Comparator<Part> IN_ORDER =
            Comparator.comparingLong(Part::startMicros).thenComparingInt(Part::kept);

    private final List<Part> parts = new ArrayList<>(4);

    /** A part for the minute that starts then and for those of its windows that are kept, as {@link Retention#kept} says. */
    private record Part(long startMicros, int kept, PacketPart totals) {}

    /** Takes what came for one window. */
    interface Windows {
        /** What came for the window of that length that starts then; the sum is valid during the call and not to be changed. */
        void add(Resolution resolution, long startMicros, Aggregate sum);
    }

    /** Adds a part for a minute, counted from the epoch, and for those of its windows that {@link Retention#kept} says. */
    public void add(long minute, int kept, PacketPart totals) {
        parts.add(new Part(minute * Resolution.MINUTE.micros(), kept, totals));
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    /**
     * Hands over what came for each window that is kept, once; a window of which some parts are not kept may come in several
     * pieces. Nothing waits any more.
     */
    void sum(SpareSums spare, Windows windows) {
        parts.sort(IN_ORDER);
        int end;
        for (int start = 0; start < parts.size(); start = end) {
            end = endOfKept(start);
            new Summing(spare, windows, parts.get(start).kept()).sum(start, end);
        }
        parts.clear();
    }

    /** Behind the last part of the same longest window of which the same windows are kept. */
    private int endOfKept(int start) {
        int kept = parts.get(start).kept();
        int last = end(LONGEST, start, parts.size());
        int end = start + 1;
        while (end < last && parts.get(end).kept() == kept) {
            end++;
        }
        return end;
    }

    /** Behind the last part, before {@code to}, of the window that the part at {@code from} is in. */
    private int end(Resolution resolution, int from, int to) {
        long endMicros = resolution.windowStart(parts.get(from).startMicros()) + resolution.micros();
        int end = from + 1;
        while (end < to && parts.get(end).startMicros() < endMicros) {
            end++;
        }
        return end;
    }

    /** Sums parts of which the same windows are kept. */
    private final class Summing {
        private final SpareSums spare;
        private final Windows windows;
        private final int kept;

        Summing(SpareSums spare, Windows windows, int kept) {
            this.spare = spare;
            this.windows = windows;
            this.kept = kept;
        }

        /** Hands over all windows of the parts, the longest that are kept one after the other. */
        void sum(int from, int to) {
            Resolution longest = Retention.longest(kept);
            int end;
            for (int start = from; start < to; start = end) {
                end = end(longest, start, to);
                sum(longest, start, end);
            }
        }

        /** The sum of parts that are all in one window of that length, which has been handed over. */
        Aggregate sum(Resolution resolution, int from, int to) {
            Aggregate sum = resolution == Resolution.MINUTE ? ofParts(from, to) : ofShorter(resolution, from, to);
            if (Retention.has(kept, resolution)) {
                windows.add(resolution, resolution.windowStart(parts.get(from).startMicros()), sum);
            }
            return sum;
        }

        private Aggregate ofParts(int from, int to) {
            Aggregate sum = spare.empty(Resolution.MINUTE);
            for (int i = from; i < to; i++) {
                parts.get(i).totals().mergeInto(sum);
            }
            return sum;
        }

        private Aggregate ofShorter(Resolution resolution, int from, int to) {
            Resolution shorter = resolution.shorter();
            int end = end(shorter, from, to);
            Aggregate first = sum(shorter, from, end);
            if (end == to) {
                return first;
            }
            Aggregate sum = spare.empty(resolution);
            sum.merge(first);
            while (end < to) {
                int start = end;
                end = end(shorter, start, to);
                sum.merge(sum(shorter, start, end));
            }
            return sum;
        }
    }
}
