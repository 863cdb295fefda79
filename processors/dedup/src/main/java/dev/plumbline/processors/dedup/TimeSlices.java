package dev.plumbline.processors.dedup;

import java.util.ArrayDeque;

/**
 * Which blocks hold ids of which time. Time is cut into slices, sixty in a dedup window; a block lies in one of them. What
 * has expired therefore depends on times and their order alone, not on when blocks were flushed.
 */
final class TimeSlices {

    private final long windowMicros;
    private final long sliceMicros;
    private final ArrayDeque<Slice> slices = new ArrayDeque<>();
    private long now = Long.MIN_VALUE;

    /** Blocks from a sequence number on, up to the next slice's. */
    private static final class Slice {
        final long firstSequence;
        final long end;
        long entries;

        Slice(long firstSequence, long end) {
            this.firstSequence = firstSequence;
            this.end = end;
        }
    }

    TimeSlices(long windowMicros, long sliceMicros) {
        this.windowMicros = windowMicros;
        this.sliceMicros = sliceMicros;
    }

    /** Moves time on; a time before the newest changes nothing. */
    void advance(long timeMicros) {
        now = Math.max(now, timeMicros);
    }

    long now() {
        return now;
    }

    /** End of the slice that the present lies in. */
    long currentEnd() {
        return (Math.floorDiv(now, sliceMicros) + 1) * sliceMicros;
    }

    /** Notes so many new entries in a block; blocks come in ascending order. */
    void add(long sequence, long sliceEnd, int entries) {
        Slice last = slices.peekLast();
        if (last == null || last.end != sliceEnd) {
            last = new Slice(sequence, sliceEnd);
            slices.addLast(last);
        }
        last.entries += entries;
    }

    boolean oldestHasExpired() {
        Slice oldest = slices.peekFirst();
        return oldest != null && oldest.end + windowMicros <= now;
    }

    /**
     * Forgets the oldest slice.
     *
     * @param nextSequence what follows the last block
     * @return the first sequence number that is still live
     */
    long dropOldest(long nextSequence) {
        slices.pollFirst();
        Slice oldest = slices.peekFirst();
        return oldest == null ? nextSequence : oldest.firstSequence;
    }

    /** End of the oldest slice, {@link Long#MAX_VALUE} if there is none. */
    long oldestEnd() {
        Slice oldest = slices.peekFirst();
        return oldest == null ? Long.MAX_VALUE : oldest.end;
    }

    long entries() {
        return slices.stream().mapToLong(slice -> slice.entries).sum();
    }
}
