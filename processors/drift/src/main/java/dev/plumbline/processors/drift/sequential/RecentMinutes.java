package dev.plumbline.processors.drift.sequential;

import dev.plumbline.processors.drift.state.StateReader;
import dev.plumbline.processors.drift.state.StateWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Count and sum of the recent minutes, fine for the latest and coarser with age, in bounded space.
 *
 * <p>An exponential histogram over minutes that have scores: the latest 64 stay apart, then up to 12 spans of 2, 12 of
 * 4, and so on to 12 of 512 minutes. A level that overflows merges its two oldest spans into one of the next level; the
 * last level drops its oldest. At most 172 spans that reach back 12,340 minutes with scores, so an onset found {@code a}
 * minutes ago is off by less than a tenth of {@code a} for want of resolution. Not thread-safe.
 */
public final class RecentMinutes {
    private static final int FINE = 64;
    private static final int COARSE = 12;
    private static final int LEVELS = 10;

    /** One span of minutes; {@code last} is its last minute with scores. */
    record Span(long first, long last, long count, long sum) {
        Span plus(Span later) {
            return new Span(first, later.last, Math.addExact(count, later.count), Math.addExact(sum, later.sum));
        }
    }

    private final List<Deque<Span>> levels = new ArrayList<>(LEVELS);

    /** No minutes. */
    public RecentMinutes() {
        for (int level = 0; level < LEVELS; level++) {
            levels.add(new ArrayDeque<>());
        }
    }

    /** Forgets every minute. */
    public void clear() {
        levels.forEach(Deque::clear);
    }

    /** Adds a minute with at least one score, later than every minute before. */
    public void add(long minute, long count, long exactSum) {
        Span carry = new Span(minute, minute, count, exactSum);
        for (int level = 0; level < LEVELS; level++) {
            Deque<Span> spans = levels.get(level);
            spans.addLast(carry);
            if (spans.size() <= (level == 0 ? FINE : COARSE)) {
                return;
            }
            Span oldest = spans.removeFirst();
            if (level == LEVELS - 1) {
                return;
            }
            carry = oldest.plus(spans.removeFirst());
        }
    }

    /** Every span, the latest first. */
    List<Span> latestFirst() {
        List<Span> all = new ArrayList<>();
        for (Deque<Span> level : levels) {
            level.descendingIterator().forEachRemaining(all::add);
        }
        return all;
    }

    /** Appends every span. */
    public void writeTo(StateWriter out) {
        long after = 0;
        for (int level = LEVELS - 1; level >= 0; level--) {
            out.integer(levels.get(level).size());
            for (Span span : levels.get(level)) {
                out.integer(span.first - after).integer(span.last - span.first);
                out.integer(span.count).integer(span.sum);
                after = span.last;
            }
        }
    }

    /** Takes the spans over from what {@link #writeTo} wrote. */
    public void readFrom(StateReader in) {
        clear();
        long after = 0;
        for (int level = LEVELS - 1; level >= 0; level--) {
            int size = in.index(FINE);
            for (int i = 0; i < size; i++) {
                long first = after + in.integer();
                after = first + in.integer();
                levels.get(level).addLast(new Span(first, after, in.integer(), in.integer()));
            }
        }
    }
}
